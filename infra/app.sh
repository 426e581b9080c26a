#!/bin/sh
# Starts the CDK app with the first JDK 25 or newer that is found; the CDK's command line runs it.
cd "$(dirname "$0")" || exit 1

. ../local/shared.sh

if ! find_jdk; then
  how_to_get_a_jdk >&2
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
tick "still reading the stack"
exec "$jdk/bin/java" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
  -Dhouse=.. -cp "target/classes:$(cat target/class-path)" dev.trainspotter.infra.TrainspotterApp "$@"
