# Sourced by the scripts of this repository: the search for a JDK, and lines during long silences.
# Works with every POSIX shell, and with bash under "set -eu".

# Whether this directory is a JDK of Java 25 or newer. A runtime is not enough, because it also builds.
# The version comes from a file: with JAVA_TOOL_OPTIONS set, java prints other lines before its own.
is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${major:-0}" -ge 25 ]
}

# find_jdk [ROOT]: sets $jdk to the first JDK found in JAVA_HOME, on the path, where version managers
# and IDEs put them, and in the system's folders. ROOT stands before the system's folders; tests use it.
find_jdk() {
  jdk=${JAVA_HOME:-}
  if is_jdk "$jdk"; then
    return 0
  fi
  root=${1:-}
  # The path may hold a link or the script of a version manager, so Java itself names its folder.
  on_path=$(JAVA_TOOL_OPTIONS='' _JAVA_OPTIONS='' JDK_JAVA_OPTIONS='' \
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p') || on_path=
  of_macos=$("$root/usr/libexec/java_home" -v 25+ 2>/dev/null) || of_macos=
  for jdk in "$on_path" \
    "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
    "${ASDF_DATA_DIR:-${HOME:-}/.asdf}"/installs/java/* \
    "${MISE_DATA_DIR:-${HOME:-}/.local/share/mise}"/installs/java/* \
    "${JENV_ROOT:-${HOME:-}/.jenv}"/versions/* \
    "${HOME:-}"/.jdks/* \
    "${HOME:-}"/.jdks/*/Contents/Home \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$of_macos" \
    "$root"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$root"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$root"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$root"/home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
    "$root"/usr/lib/jvm/* "$root"/usr/lib64/jvm/* "$root"/usr/java/* \
    "$root"/opt/java/* "$root"/opt/jdk* "$root"/opt/*jdk*; do
    if is_jdk "$jdk"; then
      return 0
    fi
  done
  return 1
}

# Where no JDK is found: how to get one on this system, in one line.
how_to_get_a_jdk() {
  if command -v brew >/dev/null; then
    way="brew install openjdk@25"
  elif apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
    way="sudo apt-get install openjdk-25-jdk-headless"
  elif command -v dnf >/dev/null; then
    way="sudo dnf install java-25-openjdk-devel"
  elif command -v zypper >/dev/null; then
    way="sudo zypper install java-25-openjdk-devel"
  elif command -v apk >/dev/null; then
    way="sudo apk add openjdk25"
  elif command -v pacman >/dev/null; then
    way="sudo pacman -S jdk-openjdk"
  else
    way="install Temurin 25 from adoptium.net"
  fi
  echo "a JDK 25 or newer is needed: $way, or set JAVA_HOME to the folder of one"
}

# tick WORDS: prints the words and the seconds so far every 8 seconds, until the caller ends or kills
# $ticker. It looks at the caller every second: Ctrl-C does not reach a background process of a script.
tick() {
  (
    seconds=0
    while sleep 1 2>/dev/null && kill -0 $$ 2>/dev/null; do
      seconds=$((seconds + 1))
      if [ $((seconds % 8)) -eq 0 ]; then
        echo "$1, $seconds s so far ..." >&2
      fi
    done
  ) </dev/null >/dev/null &
  ticker=$!
}
