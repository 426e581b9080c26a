# Sourced by the scripts that start a program of this repository: finds a JDK and Maven, builds what
# is missing or older than its sources, and starts the program. Expects the repository in $house.

fail() {
  echo "$1" >&2
  exit 1
}

# Whether this directory is a JDK of Java 25 or newer. A runtime is not enough, because it also builds.
is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${major:-0}" -ge 25 ]
}

find_jdk() {
  on_path=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  for jdk in "${JAVA_HOME:-}" "$on_path" \
    "${HOME:-}"/.sdkman/candidates/java/* \
    "${HOME:-}"/.jdks/* \
    "${HOME:-}"/.jdks/*/Contents/Home \
    "${HOME:-}"/.local/share/mise/installs/java/* \
    "${HOME:-}"/.asdf/installs/java/* \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk*; do
    if is_jdk "$jdk"; then
      return 0
    fi
  done
  return 1
}

find_maven() {
  maven=$(command -v mvn) && return 0
  for maven in "${MAVEN_HOME:-}/bin/mvn" \
    "${HOME:-}"/.sdkman/candidates/maven/current/bin/mvn \
    /opt/homebrew/bin/mvn /usr/local/bin/mvn /usr/share/maven/bin/mvn /opt/maven/bin/mvn; do
    if [ -x "$maven" ]; then
      return 0
    fi
  done
  return 1
}

is_built() {
  [ -f "$built" ] || return 1
  newer=$(cd "$house" && find pom.xml functions local \
    -name target -prune -o -path '*/src/test/*' -prune -o \
    -type f -newer "$built" -print | head -n 1)
  [ -z "$newer" ]
}

# The marker has the time at which the build began, so that files edited meanwhile are built next time.
build() {
  find_maven || fail "Maven 3.8 or newer is needed to build: install it with apt, brew or sdkman"
  echo "building; the first build downloads libraries ..." >&2
  mkdir -p "$target" && touch "$built.begun" || exit 1
  (
    cd "$house" || exit 1
    JAVA_HOME=$jdk
    MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
    export JAVA_HOME MAVEN_OPTS
    "$maven" -B -q -Dstyle.color=never -Dquick package -pl "$module" -am </dev/null >&2
  ) || fail "the build failed"
  mv "$built.begun" "$built"
}

# start MODULE JVM_OPTION MAIN_CLASS ARGUMENT...
start() {
  module=$1
  option=$2
  main=$3
  shift 3
  target=$house/$module/target
  built=$target/built-by-trainspotter
  find_jdk || fail "a JDK 25 or newer is needed: install one, from adoptium.net for instance, or set JAVA_HOME"
  is_built || build
  # Java cannot find out whether standard error is a terminal.
  if [ -t 2 ]; then
    is_terminal=true
  else
    is_terminal=false
  fi
  # In another locale, or without one as under cron, Java damages arguments that are not ASCII and
  # reports errors in that locale's language.
  if ! command -v locale >/dev/null || [ "$(LC_ALL=C.UTF-8 locale charmap 2>/dev/null)" = UTF-8 ]; then
    LC_ALL=C.UTF-8
    export LC_ALL
  fi
  exec "$jdk/bin/java" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -XX:+UseSerialGC "$option" -Dhouse="$house" -Dstderr.terminal="$is_terminal" \
    -cp "$target/classes:$target/lib/*" "$main" "$@"
}
