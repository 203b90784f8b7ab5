# What the machine must have. Each check ends with one line that says what to do. Sourced by ./careline.

JDK_WANTED=25
MAVEN_WANTED=3.9
MAVEN_FETCHED=3.9.11
NODE_WANTED=20
MEMORY_WANTED_MB=${CARELINE_MIN_MEMORY_MB:-4096}

jdk_folders() {
  printf '%s\n' "${JAVA_HOME:-}"
  if [ -n "${CARELINE_JVM_FOLDERS:-}" ]; then
    for folder in $CARELINE_JVM_FOLDERS; do printf '%s\n' "$folder"/*; done
    return
  fi
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# Major version of the JDK in a folder, from its release file; nothing for a folder that is no JDK.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local folder version newest=0
  while IFS= read -r folder; do
    [ -n "$folder" ] || continue
    version=$(jdk_version "$folder")
    [ -n "$version" ] || continue
    if [ "$version" -ge $JDK_WANTED ]; then
      export JAVA_HOME=$folder
      JAVA=$folder/bin/java
      return
    fi
    if [ "$version" -gt "$newest" ]; then newest=$version; fi
  done <<EOF
$(jdk_folders)
EOF
  if [ "$newest" -gt 0 ]; then
    die "JDK $JDK_WANTED is needed and the newest found is JDK $newest: install one (such as temurin-25-jdk) or set JAVA_HOME to it"
  fi
  die "JDK $JDK_WANTED is needed and no JDK was found: install one (such as temurin-25-jdk) or set JAVA_HOME to it"
}

at_least() { # at_least 3.9 3.10.1: whether the second version reaches the first
  [ "$(printf '%s\n%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n -k3,3n | head -1)" = "$1" ]
}

find_maven() {
  local version fetched=$BUILD_DIR/tools/apache-maven-$MAVEN_FETCHED/bin/mvn
  if [ -x "$fetched" ]; then
    MVN=$fetched
    return
  fi
  command -v mvn >/dev/null ||
    die "Maven is needed and there is no mvn on the PATH: install Maven $MAVEN_WANTED or newer (package maven)"
  version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -1)
  if at_least $MAVEN_WANTED "${version:-0}"; then
    MVN=mvn
    return
  fi
  fetch_maven "$version" && MVN=$fetched
}

fetch_maven() {
  local tools=$BUILD_DIR/tools
  step wait maven "is ${1:-of unknown version}, fetching $MAVEN_FETCHED"
  mkdir -p "$tools" "$LOGS"
  # From a folder without a pom: the old Maven has no need to understand this build.
  (cd "$tools" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact=org.apache.maven:apache-maven:$MAVEN_FETCHED:zip:bin -DoutputDirectory="$tools") \
    >"$LOGS/maven.log" 2>&1 ||
    die "Maven is ${1:-too old} and $MAVEN_FETCHED could not be fetched (see $LOGS/maven.log): install Maven $MAVEN_WANTED or newer"
  (cd "$tools" && "$JAVA_HOME/bin/jar" xf apache-maven-$MAVEN_FETCHED-bin.zip && chmod +x apache-maven-$MAVEN_FETCHED/bin/mvn)
  step ok maven "$MAVEN_FETCHED in .careline/tools"
}

check_node() {
  local version
  command -v node >/dev/null ||
    die "Node $NODE_WANTED or newer is needed to build the web app and there is no node on the PATH: install it (package nodejs)"
  version=$(node --version | sed 's/^v//')
  at_least $NODE_WANTED "$version" ||
    die "Node $NODE_WANTED or newer is needed to build the web app and node is $version: install a newer one"
  command -v npm >/dev/null || die "npm is needed to build the web app: install it (it comes with Node)"
}

check_memory() {
  local available limit
  [ -r /proc/meminfo ] || return 0
  available=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
  if limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null) && [ "$limit" != max ] && [ -n "$limit" ]; then
    limit=$((limit / 1048576))
    if [ "$limit" -lt "$available" ]; then available=$limit; fi
  fi
  [ "$available" -ge "$MEMORY_WANTED_MB" ] ||
    die "$MEMORY_WANTED_MB MB of free memory are needed and $available MB are available: close other programs"
}
