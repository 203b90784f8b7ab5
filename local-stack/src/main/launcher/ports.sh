# The ports of one stack: this table is the only place that names them. Sourced by ./careline.

# variable suffix : default : who listens
PORT_TABLE="
GATEWAY:8080:chat-gateway
GATEWAY_MANAGEMENT:9080:chat-gateway
AUTH:8081:auth-service
INFERENCE:8082:inference-service
RAG:8083:rag-service
ANOMALY:8084:anomaly-service
ESCALATION:8085:escalation-service
ANALYTICS:8086:analytics-service
POSTGRES:15432:postgres
KAFKA:19092:kafka
KAFKA_CONTROLLER:19093:kafka
REDIS:16379:redis
MODEL:18090:model
"

export_ports() {
  local row name port
  for row in $PORT_TABLE; do
    name=CARELINE_PORT_${row%%:*}
    port=${row#*:}
    port=${port%%:*}
    port=${!name:-$port}
    case $port in
      '' | *[!0-9]*) die "$name must be a port number, not '$port'" ;;
    esac
    export "$name=$port"
  done
}

# Every port that somebody else holds is named, then the launcher ends.
check_ports() {
  local row name port holder taken=
  for row in $PORT_TABLE; do
    name=CARELINE_PORT_${row%%:*}
    port=${!name}
    if [ "${row%%:*}" = MODEL ] && [ -z "${CARELINE_MODEL_CHOICE:-}" ]; then continue; fi
    if is_taken "$port"; then
      holder=$(holder_of "$port")
      printf 'careline: port %s (%s) is taken%s: end that program, or set %s to a free port\n' \
        "$port" "${row##*:}" "${holder:+ by $holder}" "$name" >&2
      taken=1
    fi
  done
  [ -z "$taken" ] || exit 1
}

is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

holder_of() {
  local pid=
  if command -v ss >/dev/null; then
    pid=$(ss -Hltnp "sport = :$1" 2>/dev/null | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | head -1)
  elif command -v lsof >/dev/null; then
    pid=$(lsof -nP -iTCP:"$1" -sTCP:LISTEN -t 2>/dev/null | head -1)
  fi
  [ -n "$pid" ] || return 0
  printf '%s (pid %s)' "$(ps -o comm= -p "$pid" 2>/dev/null || echo a process)" "$pid"
}
