package dev.trainspotter.infra.configuration;

import java.util.regex.Pattern;

/// Every key that a deploy can be configured with: its default, what it means, what it may be.
///
/// Keys stand in `cdk.json` under `context`, or follow `-c` as `trainspotter:key=value`.
public enum ConfigurationKey {
  STAGE(
      "stage",
      "prod",
      "Part of the stack's name, `trainspotter-<stage>`.",
      "1 to 12 lower-case letters, digits or hyphens",
      "[a-z0-9][a-z0-9-]{0,11}"),
  AUTH(
      "auth",
      "iam",
      "Who may ask the API: `iam`, signed requests; `jwt`, bearers of a token, who see every"
          + " account.",
      "iam or jwt",
      "iam|jwt"),
  JWT_ISSUER(
      "jwtIssuer",
      "",
      "Who issues the tokens, when `auth` is `jwt`.",
      "an https:// address",
      "(https://[^\\s/]+\\S*)?"),
  JWT_AUDIENCE(
      "jwtAudience",
      "",
      "Whom the tokens are for, separated by commas, when `auth` is `jwt`.",
      "one or more audiences separated by commas",
      "([^\\s,]+(,[^\\s,]+)*)?"),
  ACCOUNTS(
      "accounts",
      "",
      "Accounts whose events are accepted, separated by commas; empty: the one deployed to. The"
          + " others may assume a role that may ask the API.",
      "account ids of 12 digits separated by commas",
      "([0-9]{12}(,[0-9]{12})*)?"),
  SNAP_START(
      "snapStart",
      "true",
      "Whether functions start from a snapshot; `false` where the Region has no SnapStart.",
      "true or false",
      "true|false"),
  INGEST_CONCURRENCY(
      "ingestConcurrency",
      "5",
      "How many batches of the live queue are read at once.",
      "a number from 2 to 1000",
      "[2-9]|[1-9][0-9]{1,2}|1000"),
  BACKLOG_CONCURRENCY(
      "backlogConcurrency",
      "2",
      "How many batches of the backlog are read at once; they share the rate of Describe calls.",
      "a number from 2 to 1000",
      "[2-9]|[1-9][0-9]{1,2}|1000"),
  LOG_RETENTION_DAYS(
      "logRetentionDays",
      "30",
      "How long logs are kept.",
      "one of CloudWatch's: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096,"
          + " 1827, 2192, 2557, 2922, 3288, 3653",
      "1|3|5|7|14|30|60|90|120|150|180|365|400|545|731|1096|1827|2192|2557|2922|3288|3653"),
  ALARM_EMAIL(
      "alarmEmail",
      "",
      "Who is written to when an alarm goes off; empty: nobody, the topic is there to subscribe.",
      "an email address",
      "([^\\s@,]+@[^\\s@,]+\\.[^\\s@,]+)?"),
  SILENT_HOURS(
      "silentHours",
      "0",
      "An alarm goes off after so many hours without an event; 0: never.",
      "a number from 0 to 168",
      "[0-9]|[1-9][0-9]|1[0-5][0-9]|16[0-8]"),
  KMS_KEY_ARN(
      "kmsKeyArn",
      "",
      "Key of your own for tables, queues, logs and alarms; empty: keys that AWS owns. The output"
          + " `KeyPolicyStatements` says what its policy needs.",
      "arn:aws:kms:<region>:<account>:key/<id>",
      "(arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[a-zA-Z0-9-]+)?"),
  PERMISSIONS_BOUNDARY(
      "permissionsBoundary",
      "",
      "Policy that bounds every role of the stack.",
      "arn:aws:iam::<account>:policy/<name>",
      "(arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[\\w+=,.@/-]+)?"),
  ROLE_PATH(
      "rolePath",
      "/",
      "Path of every role of the stack.",
      "a path that begins and ends with a slash",
      "/([\\w+=,.@-]+/)*"),
  ROLE_PREFIX(
      "rolePrefix",
      "",
      "What every role's name begins with; empty: CloudFormation chooses the names.",
      "at most 16 letters, digits or characters of +=,.@_-",
      "[\\w+=,.@-]{0,16}"),
  MASKING(
      "masking", "on", "Whether secrets are masked before they are stored.", "on or off", "on|off"),
  TAGS(
      "tags",
      "",
      "Tags of everything in the stack: an object in `cdk.json`, else `key=value` separated by"
          + " commas.",
      "key=value separated by commas",
      "(" + Patterns.TAG + "(," + Patterns.TAG + ")*)?");

  /// What every key begins with in the CDK's context.
  public static final String PREFIX = "trainspotter:";

  private final String id;
  private final String defaultValue;
  private final String description;
  private final String expected;
  private final Pattern form;

  ConfigurationKey(
      String id, String defaultValue, String description, String expected, String form) {
    this.id = id;
    this.defaultValue = defaultValue;
    this.description = description;
    this.expected = expected;
    this.form = Pattern.compile(form);
  }

  /// The key without its prefix.
  public String id() {
    return id;
  }

  /// The value where none is given.
  public String defaultValue() {
    return defaultValue;
  }

  /// One sentence on what it decides.
  public String description() {
    return description;
  }

  /// What a value must be, in words.
  public String expected() {
    return expected;
  }

  /// Whether a value is of the key's form.
  boolean admits(String value) {
    return form.matcher(value).matches();
  }

  private static final class Patterns {
    private static final String TAG =
        "(?!aws:)[\\p{L}\\p{N} _.:/+@-]{1,128}=[\\p{L}\\p{N} _.:/=+@-]{0,256}";
  }
}
