# dlq, replay, backup and restore: what an operator does with a stack. Sourced by ./careline.

operate() { # operate WORDS...
  find_jdk
  if ! supervisor_lives; then die "Careline is not running: ./careline up first"; fi
  CARELINE_PUBLIC_URL=$(gateway_url) CARELINE_DEMO_FILE=$HOME_DIR/demo.json \
    "$JAVA" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$HOME_DIR/lib/*" \
    org.careline.localstack.operator.Main "$@"
}

backup() {
  find_jdk
  if ! supervisor_lives; then die "Careline is not running: ./careline up first"; fi
  supervisor_command backup
  "${COMMAND[@]}" "$@"
}

restore() {
  find_jdk
  if supervisor_lives; then die "Careline is running: ./careline down first"; fi
  [ -e "$(artifact_of local-stack)" ] || build_stale local-stack
  install_supervisor
  supervisor_command restore
  "${COMMAND[@]}" "$@"
}
