package dev.trainspotter.catalog.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Secrets in arguments of well-known programs whose flags do not name them: `curl -u user:secret`.
final class CommandSecrets {
  /// How far behind the program's name its arguments are searched.
  private static final int LONGEST_COMMAND = 1_000;

  private static final String BEFORE = "(?<=[\\s\"'=])";
  private static final String BETWEEN = "(?:\\s{1,16}+|=)[\"'\\\\]{0,4}+";
  private static final String VALUE = "(?<secret>(?:[^\\s\"'\\\\]|\\\\(?![\"'nrt\\\\])){1,1024}+)";

  /// The arguments that follow the flag, whole.
  private static final String WHOLE = BETWEEN + VALUE;

  /// What the argument that follows the flag has after its first colon.
  private static final String AFTER_COLON = BETWEEN + "[^\\s:\"']{0,256}+:" + VALUE;

  /// The end of a command: of its line, unless a backslash continues it, or a shell's separator.
  private static final Pattern END =
      Pattern.compile("(?<!\\\\)\\n|\\s(?:[|;]|&&|\\|\\|)\\s|;\\s(?![A-Za-z0-9_-]{1,64}=)");

  private static final List<CommandSecrets> PROGRAMS =
      List.of(
          of("curl", "(?:-u|--user|-U|--proxy-user)" + AFTER_COLON),
          of("curl", "-[uU][\"'\\\\]{0,4}+[^\\s:\"'=-][^\\s:\"']{0,256}+:" + VALUE),
          of(
              "curl",
              "-b(?:\\s{1,16}+)[\"'\\\\]{0,4}+(?<secret>[^\\s\"'=]{1,256}+=[^\"'\\n]{1,1024}+)"),
          of("(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump)", "-p" + VALUE),
          of("sshpass", "-p\\s{0,16}+[\"'\\\\]{0,4}+" + VALUE),
          of("redis-cli", "(?:-a|--pass)" + WHOLE),
          of("(?:mongo|mongosh|mongodump|mongorestore)", "-p" + WHOLE),
          of(
              "(?:docker|podman|nerdctl|buildah|skopeo|oras|az|registry)\\s{1,16}+login",
              "-p" + WHOLE),
          of("(?:sqlcmd|bcp|zip|unzip)", "-P" + "\\s{0,16}+[\"'\\\\]{0,4}+" + VALUE),
          of("(?:ldapsearch|ldapmodify|ldapadd|ldapwhoami)", "-w" + WHOLE),
          of("openssl\\s{1,16}+enc", "-k" + WHOLE),
          of("smbclient", "-U" + BETWEEN + "[^\\s%\"']{1,256}+%" + VALUE),
          of("openssl", "-pass(?:in|out)?\\s{1,16}+pass:" + VALUE),
          of("wandb\\s{1,16}+login", "(?<secret>[0-9A-Za-z_-]{32,256}+)"),
          of(
              "aws\\s{1,16}+configure\\s{1,16}+set",
              "(?:aws_secret_access_key|aws_session_token|aws_access_key_id)\\s{1,16}+" + VALUE));

  /// Words of which each command with a secret has one, for a first look.
  private static final Pattern ANY_PROGRAM =
      Pattern.compile(
          "(?:curl|mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|sshpass|redis-cli|mongo|mongosh"
              + "|mongodump|mongorestore|login|sqlcmd|bcp|zip|unzip|ldap[a-z]{3,6}|openssl|smbclient|configure)"
              + "\\s");

  private final Pattern program;
  private final Pattern argument;

  private CommandSecrets(Pattern program, Pattern argument) {
    this.program = program;
    this.argument = argument;
  }

  private static CommandSecrets of(String program, String argument) {
    return new CommandSecrets(
        Pattern.compile("(?<![A-Za-z0-9_.-])" + program + "(?=\\s)"),
        Pattern.compile(BEFORE + argument));
  }

  /// The text without the secrets in its commands.
  static String mask(String text) {
    var masked = text;
    if (ANY_PROGRAM.matcher(text).find()) {
      for (var program : PROGRAMS) {
        masked = program.maskArguments(masked);
      }
    }
    return masked;
  }

  /// The arguments without secrets, when one of them is a program's name.
  static List<String> mask(List<String> arguments) {
    var words = arguments.stream().map(argument -> argument.replaceAll("\\s", "\u00a0")).toList();
    var line = String.join(" ", words);
    var masked = mask(line);
    if (masked.equals(line)) {
      return arguments;
    }
    var maskedWords = masked.split(" ", -1);
    var each = new ArrayList<>(arguments);
    for (var i = 0; i < each.size(); i++) {
      if (!maskedWords[i].equals(words.get(i))) {
        each.set(i, maskedWords[i].replace('\u00a0', ' '));
      }
    }
    return each;
  }

  private String maskArguments(String text) {
    var commands = program.matcher(text);
    if (!commands.find()) {
      return text;
    }
    var masked = new StringBuilder();
    var copied = 0;
    for (var start = commands.end(); start >= 0; ) {
      var next = commands.find() ? commands.start() : -1;
      var found = argument.matcher(text).region(start, end(text, start, next));
      found.useTransparentBounds(true);
      while (found.find()) {
        if (SecretKey.isReference(found.group("secret"))) {
          continue;
        }
        masked.append(text, copied, found.start("secret")).append(Masking.MASKED);
        copied = found.end("secret");
      }
      start = next < 0 ? -1 : commands.end();
    }
    return masked.append(text, copied, text.length()).toString();
  }

  /// Where the command whose arguments begin at `start` ends, at the latest where the next begins.
  private static int end(String text, int start, int next) {
    var last = Math.min(next < 0 ? text.length() : next, start + LONGEST_COMMAND);
    var end = END.matcher(text).region(start, last);
    return end.find() ? end.start() : last;
  }
}
