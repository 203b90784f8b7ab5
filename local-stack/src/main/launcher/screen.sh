# What the launcher says, and how. Sourced by ./careline.

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then ON_SCREEN=1; else ON_SCREEN=; fi

say() { printf '%s\n' "$*"; }

# One clear line that says what to do, and a status that is not zero.
die() {
  printf 'careline: %s\n' "$*" >&2
  exit 1
}

step() { printf '[%s] %s: %s\n' "$1" "$2" "$3" | paint; }

# Draws progress lines "[mark] component: text"; lets quoted log lines through and drops everything else.
paint() {
  awk -v screen="$ON_SCREEN" '
    BEGIN {
      sign["ok"] = screen ? "\033[32m✓\033[0m" : "ok  "
      sign["wait"] = screen ? "\033[33m…\033[0m" : "wait"
      sign["fail"] = screen ? "\033[31m✗\033[0m" : "fail"
    }
    /^    \| / { print; fflush(); next }
    /^\[(ok|wait|fail)\] / {
      mark = substr($1, 2, length($1) - 2)
      rest = substr($0, length($1) + 2)
      colon = index(rest, ": ")
      printf "  %s %-20s %s\n", sign[mark], substr(rest, 1, colon - 1), substr(rest, colon + 2)
      fflush()
    }'
}
