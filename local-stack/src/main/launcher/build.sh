# Builds what is stale and nothing else. A module is stale when its own sources, those it is made of, or the parent
# build changed since its stamp was written. Sourced by ./careline.

SERVICES="auth-service rag-service inference-service anomaly-service escalation-service analytics-service chat-gateway"
LIBRARIES="contracts safety chassis"

# Contents, not times: a checkout of the same sources is not stale. What git ignores is no source.
fingerprint() { # fingerprint MODULE SUBFOLDER
  {
    if [ -e "$ROOT/.git" ] && command -v git >/dev/null; then
      (cd "$ROOT" && git ls-files -coz --exclude-standard -- "$1/pom.xml" "$1/$2" | xargs -0 cksum)
    else
      (cd "$ROOT" && find "$1/pom.xml" "$1/$2" -type f ! -path '*/node_modules/*' ! -path '*/webapp/dist/*' \
        -exec cksum {} +)
    fi
  } 2>/dev/null | LC_ALL=C sort || true
}

libraries_of() {
  local library
  for library in $LIBRARIES; do
    if [ "$library" != "$1" ] && grep -q "<artifactId>$library</artifactId>" "$ROOT/$1/pom.xml" 2>/dev/null; then
      printf '%s\n' "$library"
      libraries_of "$library"
    fi
  done | sort -u
}

stamp_of() { # stamp_of MODULE: one word that changes with anything the module is built from
  local library sources=src/main
  if [ "$1" = system-tests ]; then sources=src; fi
  {
    cksum <"$ROOT/pom.xml"
    fingerprint "$1" "$sources"
    for library in $(libraries_of "$1"); do fingerprint "$library" src/main; done
  } | cksum | tr ' ' -
}

artifact_of() {
  case $1 in
    local-stack) printf '%s' "$ROOT/local-stack/target/lib" ;;
    system-tests) printf '%s' "$ROOT/system-tests/target/launch.classpath" ;;
    *) printf '%s' "$ROOT/$1/target/quarkus-app/quarkus-run.jar" ;;
  esac
}

is_stale() {
  [ -e "$(artifact_of "$1")" ] && [ "$(cat "$STAMPS/$1" 2>/dev/null)" = "$(stamp_of "$1")" ] && return 1
  return 0
}

build_stale() { # build_stale MODULE...
  local module stale=
  for module in "$@"; do
    [ -f "$ROOT/$module/pom.xml" ] || die "$module is missing from this checkout: fetch the whole repository"
    if is_stale "$module"; then stale="$stale $module"; fi
  done
  if [ -z "$stale" ]; then
    step ok build "nothing changed"
    return
  fi
  find_maven
  case " $stale " in *' chat-gateway '*) check_node ;; esac
  run_build $stale
}

run_build() {
  local began=$SECONDS module modules
  local log=$LOGS/build.log
  modules=$(printf '%s,' "$@")
  for module in "$@"; do stamp_of "$module" >"$STAMPS/$module.new"; done
  step wait build "$(printf '%s ' "$@")"
  if ! (cd "$ROOT" && "$MVN" -B -ntp -pl "${modules%,}" -am package -DskipTests -Dspotless.skip=true \
    ${CARELINE_MAVEN_ARGS:-} 2>&1) |
    tee "$log" | show_modules; then
    step fail build "failed; the last lines of .careline/logs/build.log:"
    tail -n 30 "$log" | sed 's/^/    | /'
    exit 1
  fi
  for module in "$@"; do mv "$STAMPS/$module.new" "$STAMPS/$module"; done
  step ok build "done in $((SECONDS - began)) s"
}

# Maven names each module as it comes to it: "Building Careline :: auth service 0.1.0-SNAPSHOT [5/9]".
show_modules() {
  sed -un 's/^\[INFO\] Building \(.*[^ ]\)  *[^ ][^ ]*  *\(\[[0-9]*\/[0-9]*\]\)$/[wait] build: \2 \1/p' | paint
}

# Copies the supervisor out of reach of later builds, so that it and "down" work whatever happens to target/.
install_supervisor() {
  local stamp=$HOME_DIR/lib/.stamp
  [ "$(cat "$stamp" 2>/dev/null)" = "$(cat "$STAMPS/local-stack" 2>/dev/null)" ] && [ -s "$stamp" ] && return
  rm -rf "$HOME_DIR/lib"
  mkdir -p "$HOME_DIR/lib"
  cp "$ROOT"/local-stack/target/lib/*.jar "$ROOT"/local-stack/target/local-stack-*.jar "$HOME_DIR/lib/"
  cp "$LAUNCHER/logging.properties" "$HOME_DIR/lib/"
  cat "$STAMPS/local-stack" >"$stamp" 2>/dev/null || true
}
