#!/bin/sh
# Starts the CDK app with the first JDK 25 or newer that is found; the CDK's command line runs it.
cd "$(dirname "$0")" || exit 1

is_25() {
  [ -x "$1" ] && "$1" -version 2>&1 | head -n 1 | grep -Eq '"(2[5-9]|[3-9][0-9])'
}

find_java() {
  for java in \
    "${JAVA_HOME:-/nowhere}/bin/java" \
    "$(command -v java || echo /nowhere)" \
    /usr/lib/jvm/*/bin/java \
    /opt/*/bin/java \
    "$HOME"/.sdkman/candidates/java/*/bin/java \
    "$HOME"/.jdks/*/bin/java \
    "$HOME"/.local/share/mise/installs/java/*/bin/java \
    /opt/homebrew/opt/openjdk*/bin/java \
    /usr/local/opt/openjdk*/bin/java \
    /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java; do
    if is_25 "$java"; then
      echo "$java"
      return
    fi
  done
}

java=$(find_java)
if [ -z "$java" ]; then
  echo "No JDK 25 or newer was found: install one (for example Temurin 25) or set JAVA_HOME to its folder." >&2
  exit 1
fi
if [ ! -f target/class-path ]; then
  echo "infra/target/class-path is missing: run mvn -Dquick package in the root folder of the project." >&2
  exit 1
fi
# The CDK warns that Node 20 is old, but works with it; without the warning, our own lines are seen.
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20
# Hides warnings about deprecated APIs that the CDK itself uses.
export JSII_DEPRECATED=quiet
exec "$java" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
  -Dhouse=.. -cp "target/classes:$(cat target/class-path)" dev.trainspotter.infra.TrainspotterApp "$@"
