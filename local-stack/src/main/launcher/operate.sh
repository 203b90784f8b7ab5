# dlq and replay: what an operator asks of a running stack. Sourced by ./careline.

operate() { # operate WORDS...
  find_jdk
  if ! supervisor_lives; then die "Careline is not running: ./careline up first"; fi
  CARELINE_PUBLIC_URL=$(gateway_url) CARELINE_DEMO_FILE=$HOME_DIR/demo.json \
    "$JAVA" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$HOME_DIR/lib/*" \
    org.careline.localstack.operator.Main "$@"
}
