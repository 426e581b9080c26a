# Sourced by the scripts that start a program of this repository: builds what is missing or older than
# its sources, and starts the program. Expects the repository in $house.

. "$house/local/shared.sh"

# The class that loads the classes of the program, for an archive. Empty: the program has no archive.
rehearsal=

fail() {
  echo "$1" >&2
  exit 1
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

# In another locale, or without one as under cron, Java damages arguments that are not ASCII, does not
# find files in a path that is not ASCII, and reports errors in that locale's language. So does Maven.
use_unicode() {
  if ! command -v locale >/dev/null || [ "$(LC_ALL=C.UTF-8 locale charmap 2>/dev/null)" = UTF-8 ]; then
    LC_ALL=C.UTF-8
    export LC_ALL
  fi
}

# run_maven ARGUMENT...: runs Maven in the repository with the JDK and Maven found before. It prints
# only what goes wrong, to standard error.
run_maven() (
  cd "$house" || exit 1
  JAVA_HOME=$jdk
  # Without the last option Maven ends by printing escape sequences, also into a file.
  MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djansi.noreset=true"
  export JAVA_HOME MAVEN_OPTS
  "$maven" -B -q -Dstyle.color=never "$@" </dev/null >&2
)

# The marker has the time at which the build began, so that files edited meanwhile are built next time.
build() {
  find_maven || fail "Maven 3.8 or newer is needed to build: install it with apt, brew or sdkman"
  is_failed=
  echo "building; the first build downloads libraries ..." >&2
  tick "still building"
  mkdir -p "$target" && touch "$built.begun" || exit 1
  rm -f "$target"/*.jsa*
  run_maven -Dquick package -pl "$module" -am || is_failed=true
  kill "$ticker" 2>/dev/null
  [ -z "$is_failed" ] || fail "the build failed"
  mv "$built.begun" "$built"
}

# use_archive: makes the program start with an archive: the classes that it loads, in the form in which
# Java keeps them in memory. Java ignores an archive that is not whole, or is of another JDK or of other
# jars. So the name of the archive stands for the JDK, and a newer jar means that it is out of date.
use_archive() {
  jar=$target/trainspotter.jar
  class_path="$jar:$target/lib/*"
  version=$({ cat "$jdk/release"; ls -l "$jdk/lib/modules" 2>/dev/null; } | cksum)
  archive=$target/classes-${version%% *}.jsa
  if [ ! -f "$archive" ] || [ -n "$(find "$jar" "$target/lib" -name '*.jar' -newer "$archive" 2>/dev/null | head -n 1)" ]; then
    make_archive
  fi
  archive_option=-XX:SharedArchiveFile=$archive
}

# Makes the archive in a process of its own: a program that made one at its end would end later, and
# with an error when the disk is full. Other programs see the archive only when it is whole. "sync"
# writes it to the disk first, because Java does not check all of its content. Where Java makes none,
# an empty file keeps the next start from trying again.
make_archive() {
  [ -w "$target" ] || return 0
  echo "preparing for faster starts ..." >&2
  tick "still preparing"
  (launch "-XX:ArchiveClassesAtExit=$archive.$$" "$rehearsal") </dev/null >/dev/null 2>&1
  case $? in
    130 | 143) # Ctrl-C or SIGTERM, which some shells do not notice in place of Java
      rm -f "$archive.$$"
      exit 130
      ;;
  esac
  [ -s "$archive.$$" ] || : >"$archive.$$"
  sync
  mv -f "$archive.$$" "$archive"
  kill "$ticker" 2>/dev/null
}

# launch ARCHIVE_OPTION MAIN_CLASS ARGUMENT...: becomes the program. Without -Xlog:disable, Java prints
# on standard output that it cannot use an archive.
launch() {
  archive_option=$1
  shift
  exec "$jdk/bin/java" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -XX:+UseSerialGC "$option" -Xlog:disable "$archive_option" \
    -Dhouse="$house" -Dstdin.terminal="$is_input_terminal" -Dstderr.terminal="$is_terminal" \
    -Dstdout.columns="${columns:-0}" \
    -cp "$class_path" "$@"
}

# start MODULE JVM_OPTION MAIN_CLASS ARGUMENT...
start() {
  module=$1
  option=$2
  shift 2
  target=$house/$module/target
  built=$target/built-by-trainspotter
  class_path="$target/classes:$target/lib/*"
  archive_option=-Xshare:auto
  use_unicode
  find_jdk || fail "$(how_to_get_a_jdk)"
  is_built || build
  # Java cannot find out whether standard input or standard error is a terminal.
  if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
    is_terminal=true
  else
    is_terminal=false
  fi
  is_input_terminal=false
  if [ -t 0 ]; then
    is_input_terminal=true
  fi
  columns=0
  if [ -t 1 ]; then
    columns=$(stty size </dev/tty 2>/dev/null | cut -d ' ' -f 2)
  fi
  [ -z "$rehearsal" ] || use_archive
  launch "$archive_option" "$@"
}
