package dev.trainspotter.infra.configuration;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Every configuration key of a deployment with its default, description and allowed values.
///
/// A key is set in `cdk.json` under `context`, or on the command line: `-c trainspotter:key=value`.
public enum ConfigurationKey {
  STAGE(
      "stage",
      "prod",
      "Part of the stack's name, `trainspotter-<stage>`.",
      "1 to 12 lower-case letters, digits or hyphens, not starting with a hyphen",
      "[a-z0-9][a-z0-9-]{0,11}"),
  AUTH(
      "auth",
      "iam",
      "How API requests are authorized: `iam` requires requests with an AWS signature, `jwt`"
          + " requires a bearer token. Every valid token allows reading the jobs of all accounts.",
      "iam or jwt",
      "iam|jwt"),
  JWT_ISSUER(
      "jwtIssuer",
      "",
      "Issuer of the accepted tokens; required when `auth` is `jwt`.",
      "an https:// URL",
      "(https://[^\\s/]+\\S*)?"),
  JWT_AUDIENCE(
      "jwtAudience",
      "",
      "Audiences of the accepted tokens, separated by commas; required when `auth` is `jwt`.",
      "one or more audiences separated by commas",
      "([^\\s,]+(,[^\\s,]+)*)?"),
  CORS_ORIGINS(
      "corsOrigins",
      "",
      "Origins of web pages that may read the API's responses (CORS), separated by commas. If"
          + " empty, only pages of the API's own origin may.",
      "origins such as https://jobs.example.com separated by commas",
      "(https?://[a-zA-Z0-9.-]+(:[0-9]{1,5})?(,https?://[a-zA-Z0-9.-]+(:[0-9]{1,5})?)*)?"),
  ACCOUNTS(
      "accounts",
      "",
      "Ids of the accounts whose jobs are collected, in addition to the account of the stack. Each"
          + " other account needs a member stack ([organization](docs/organization.md)). With"
          + " `auth=iam`, these accounts may assume the role in the output `CallerRole` to call"
          + " the API.",
      "account ids of 12 digits separated by commas",
      "([0-9]{12}(,[0-9]{12})*)?"),
  ORGANIZATIONAL_UNITS(
      "organizationalUnits",
      "",
      "Ids of organizational units, or of the organization's root; the stack brings its member"
          + " stacks into their accounts, and collects their jobs. Not together with other accounts"
          + " in `accounts`.",
      "ids such as ou-ab12-c3d4e5f6 or r-ab12 separated by commas",
      "(" + ValueForms.UNIT + "(," + ValueForms.UNIT + ")*)?"),
  ORGANIZATION_ID(
      "organizationId",
      "",
      "Id of the organization; required with `organizationalUnits`.",
      "an id such as o-a1b2c3d4e5",
      "(o-[a-z0-9]{10,32})?"),
  REGIONS(
      "regions",
      "",
      "Regions from which events come, the stack's own among them. If empty, the Region of the"
          + " stack only.",
      "names of AWS Regions, such as eu-west-1, separated by commas",
      text -> text.isEmpty() || ValueForms.areRegions(text)),
  HUB(
      "hub",
      "",
      "Set only to deploy a member stack by hand: account, Region and stage of the stack that"
          + " collects the jobs. The app then contains the member stack and nothing else.",
      "<account>:<region>:<stage>",
      text -> text.isEmpty() || ValueForms.isHub(text)),
  ARCHITECTURE(
      "architecture",
      "arm64",
      "Processor architecture of the functions; `arm64` costs less, set `x86_64` in a Region"
          + " without it.",
      "arm64 or x86_64",
      "arm64|x86_64"),
  SNAP_START(
      "snapStart",
      "true",
      "Whether IngestFunction, QueryFunction and SqlFunction use Lambda SnapStart; set `false`"
          + " in a Region without SnapStart.",
      "true or false",
      "true|false"),
  INGEST_CONCURRENCY(
      "ingestConcurrency",
      "5",
      "Maximum number of batches that are read from the live queue at the same time.",
      "a whole number from 2 to 1000",
      "[2-9]|[1-9][0-9]{1,2}|1000"),
  BACKLOG_CONCURRENCY(
      "backlogConcurrency",
      "2",
      "Maximum number of batches that are read from the backlog at the same time; they share one"
          + " limit on DescribeTrainingJob calls. With more than the maximum, a batch would end"
          + " before each of its jobs had its turn.",
      "a whole number from 2 to 15",
      "[2-9]|1[0-5]"),
  QUERY_CONCURRENCY(
      "queryConcurrency",
      "0",
      "Number of concurrent executions that are reserved for QueryFunction, and at the same time"
          + " its maximum, so that queries cannot take those that ingest needs. `0` reserves none"
          + " and limits nothing. Lambda refuses a reservation that leaves the account fewer than"
          + " 100.",
      "a whole number from 0 to 1000",
      "[0-9]|[1-9][0-9]{1,2}|1000"),
  LOG_RETENTION_DAYS(
      "logRetentionDays",
      "30",
      "Number of days that logs are kept.",
      "one of the numbers that CloudWatch Logs allows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180,"
          + " 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
      "1|3|5|7|14|30|60|90|120|150|180|365|400|545|731|1096|1827|2192|2557|2922|3288|3653"),
  ALARM_EMAIL(
      "alarmEmail",
      "",
      "Email address that is notified of alarms. If empty, the alarm topic has no subscription"
          + " until you add one.",
      "an email address",
      "([^\\s@,]+@[^\\s@,]+\\.[^\\s@,]+)?"),
  SILENT_HOURS(
      "silentHours",
      "0",
      "Number of hours without a state change of any training job after which an alarm fires; `0`"
          + " disables this alarm.",
      "a whole number from 0 to 168",
      "[0-9]|[1-9][0-9]|1[0-5][0-9]|16[0-8]"),
  DELETION_PROTECTION(
      "deletionProtection",
      "false",
      "Whether DynamoDB refuses to delete the tables. Set `true` after the first deployment: until"
          + " then, a deployment that fails can remove its empty tables.",
      "true or false",
      "true|false"),
  KMS_KEY_ARN(
      "kmsKeyArn",
      "",
      "ARN of your KMS key that encrypts tables, queues, logs and the alarm topic. If empty,"
          + " tables, queues and logs are encrypted with keys that AWS owns, and the alarm topic is"
          + " not encrypted. Before the first deployment, `sh app.sh key-policy` prints the"
          + " statements that the key's policy needs.",
      "arn:aws:kms:<region>:<account>:key/<id>",
      "(arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[a-zA-Z0-9-]+)?"),
  PERMISSIONS_BOUNDARY(
      "permissionsBoundary",
      "",
      "ARN of the permissions boundary of every role in the stack. If empty, the roles have none.",
      "arn:aws:iam::<account>:policy/<name>",
      "(arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[\\w+=,.@/-]+)?"),
  ROLE_PATH(
      "rolePath",
      "/",
      "IAM path of every role in the stack.",
      "a path that starts and ends with a slash",
      "/([\\w+=,.@-]+/)*"),
  ROLE_PREFIX(
      "rolePrefix",
      "",
      "Prefix of every role's name. If empty, CloudFormation generates the names.",
      "at most 14 characters, each a letter, a digit or one of +=,.@_-",
      "[\\w+=,.@-]{0,14}"),
  SQL(
      "sql",
      "on",
      "Whether the API answers queries in SQL. With `off`, there is no SqlFunction, and its paths"
          + " respond with 404.",
      "on or off",
      "on|off"),
  SQL_CONCURRENCY(
      "sqlConcurrency",
      "0",
      "Number of concurrent executions that are reserved for SqlFunction, and at the same time its"
          + " maximum. `0` reserves none and limits nothing. Each running query uses one; a query"
          + " runs up to 20 seconds.",
      "a whole number from 0 to 1000",
      "[0-9]|[1-9][0-9]{1,2}|1000"),
  RECONCILE(
      "reconcile",
      "on",
      "Whether SageMaker's jobs are compared with the rows: the running ones every 5 minutes, those"
          + " of the last 35 days every hour, all of them after the first deployment and then every"
          + " week. With `off`, jobs of the time before the deployment and jobs whose events are"
          + " lost have no rows until their next event.",
      "on or off",
      "on|off"),
  SEARCH_RATE(
      "searchRate",
      "1",
      "Maximum number of Search calls per second, for each account and Region. Each call returns up"
          + " to 100 jobs. The rate halves while SageMaker throttles.",
      "a number from 0.1 to 10 with at most one decimal place",
      "0\\.[1-9]|[1-9](\\.[0-9])?|10(\\.0)?"),
  BACKFILL_FROM(
      "backfillFrom",
      "",
      "Jobs created before this date (midnight UTC) are not looked for when all jobs are compared."
          + " If empty, all jobs that SageMaker still knows are looked for.",
      "a date such as 2025-01-31",
      text -> text.isEmpty() || ValueForms.isDate(text)),
  LAKE(
      "lake",
      "off",
      "Whether the jobs' table is exported to S3 every night for Athena and Spark, with a view of"
          + " the jobs in the Glue Data Catalog. The exports cost money.",
      "off or daily",
      "off|daily"),
  MASKING(
      "masking", "on", "Whether secrets are masked before a job is stored.", "on or off", "on|off"),
  TAGS(
      "tags",
      "",
      "Tags of every resource in the stack: an object in `cdk.json`, or with `-c` pairs `key=value`"
          + " separated by commas.",
      "pairs key=value separated by commas",
      "(" + ValueForms.TAG + "(," + ValueForms.TAG + ")*)?");

  /// The prefix of every key in the CDK's context.
  static final String PREFIX = "trainspotter:";

  private final String id;
  private final String defaultValue;
  private final String description;
  private final String expected;
  private final Predicate<String> form;

  ConfigurationKey(
      String id, String defaultValue, String description, String expected, String form) {
    this(id, defaultValue, description, expected, Pattern.compile(form).asMatchPredicate());
  }

  ConfigurationKey(
      String id, String defaultValue, String description, String expected, Predicate<String> form) {
    this.id = id;
    this.defaultValue = defaultValue;
    this.description = description;
    this.expected = expected;
    this.form = form;
  }

  /// The key without its prefix.
  public String id() {
    return id;
  }

  /// The key with its prefix.
  String fullName() {
    return PREFIX + id;
  }

  /// The value that is used if none is configured; empty if the key is optional.
  public String defaultValue() {
    return defaultValue;
  }

  /// What the key configures, in one or more sentences.
  public String description() {
    return description;
  }

  /// The allowed values in words, as a noun phrase that can follow "must be".
  public String expected() {
    return expected;
  }

  /// Whether the key allows this value.
  boolean allows(String value) {
    return form.test(value);
  }
}
