# test, demo and bench. Sourced by ./careline.

run_tests() {
  local code=0 counts passed failed
  if [ "${1:-}" = --faults ]; then
    shift
    set -- -Dcareline.faults=full "$@"
  fi
  find_jdk
  find_maven
  check_node
  if supervisor_lives; then die "Careline is running and the tests rebuild its jars: ./careline down first"; fi
  find "$ROOT" -path '*/node_modules' -prune -o \( -path '*/target/surefire-reports/TEST-*.xml' -o \
    -path '*/target/failsafe-reports/TEST-*.xml' -o -path '*/target/vitest-junit.xml' \) -exec rm -f {} +
  say "Building and testing every module; the whole output goes to .careline/logs/test.log"
  (cd "$ROOT" && "$MVN" -B -ntp --fail-at-end verify "$@" 2>&1) | tee "$LOGS/test.log" | test_lines || code=1
  counts=$(count_tests)
  passed=${counts% *}
  failed=${counts#* }
  if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then
    say "The build failed outside of any test:"
    grep '^\[ERROR\]' "$LOGS/test.log" | head -n 30
    failed=1
  fi
  say "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$code" -eq 0 ]
}

test_lines() {
  grep --line-buffered -E '^\[(INFO|ERROR|WARNING)\] (Building .*\[[0-9]+/|Tests run:.* in |.*<<< (FAILURE|ERROR)!|BUILD |Reactor Summary)|^\[ERROR\]|SUCCESS \[|FAILURE \[|SKIPPED$' || true
}

# Prints "PASSED FAILED" from the reports of surefire, failsafe and vitest.
count_tests() {
  find "$ROOT" -path '*/node_modules' -prune -o \( -path '*/target/surefire-reports/TEST-*.xml' -o \
    -path '*/target/failsafe-reports/TEST-*.xml' -o -path '*/target/vitest-junit.xml' \) -print |
    while IFS= read -r report; do suite_tags "$report"; done |
    awk '
      function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
      { bad = number("failures") + number("errors"); failed += bad; passed += number("tests") - bad - number("skipped") }
      END { printf "%d %d\n", passed, failed }'
}

# The opening tags of a report's suites, one a line; surefire writes one suite per file, vitest several.
suite_tags() {
  case $1 in
    */vitest-junit.xml) tr '\n' ' ' <"$1" | grep -o '<testsuite [^>]*>' || true ;;
    *) tr '\n' ' ' <"$1" | grep -o '<testsuite [^>]*>' | head -n 1 || true ;;
  esac
}

# A stack of its own, so that figures neither depend on nor end up in anybody's data; its limits are out of the way.
bench() {
  if [ -z "${CARELINE_BENCH:-}" ]; then
    if supervisor_lives; then die "Careline is running: ./careline down first, so that the bench has the machine"; fi
    export CARELINE_BENCH=1 CARELINE_STATE=$BUILD_DIR/bench
    export CARELINE_TURN_PER_MINUTE=1000000 CARELINE_TURN_PER_HOUR=1000000
    exec "$ROOT/careline" bench "$@"
  fi
  trap down EXIT
  up --detach --stub-model
  run_system_class Bench "$@"
}

run_system_class() { # run_system_class Demo ARGUMENTS...
  local class=$1 tests=$ROOT/system-tests
  shift
  find_jdk
  if [ "$class" = Demo ] && ! supervisor_lives; then die "the demo needs a running stack: ./careline up --detach first"; fi
  build_stale system-tests
  CARELINE_PUBLIC_URL=$(gateway_url) CARELINE_DEMO_FILE=$HOME_DIR/demo.json CARELINE_ROOT=$ROOT \
    "$JAVA" --enable-native-access=ALL-UNNAMED -cp \
    "$tests/target/classes:$(cat "$tests/target/launch.classpath")" \
    "org.careline.systemtests.$class" "$@"
}
