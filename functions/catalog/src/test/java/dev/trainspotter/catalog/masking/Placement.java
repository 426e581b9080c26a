package dev.trainspotter.catalog.masking;

/// Where users put a secret: `%s` stands for it.
enum Placement {
  ALONE("%s"),
  AFTER_EQUALS("export S3_STORE=%s"),
  AFTER_A_FLAG("train.py --upstream %s --lr 0.1"),
  AFTER_A_FLAG_WITH_EQUALS("train.py --upstream=%s --lr 0.1"),
  IN_JSON("{\"lr\": 0.1, \"upstream\": \"%s\"}"),
  IN_JSON_IN_JSON("\"{\\\"upstream\\\": \\\"%s\\\"}\""),
  AFTER_AN_ESCAPED_LINE_BREAK("\"first\\n%s\\nlast\""),
  IN_A_LIST("['a', '%s', 'b']"),
  IN_A_QUERY("https://host.example.com/rows?limit=10&upstream=%s"),
  IN_AN_ENCODED_QUERY("https://host.example.com/rows?next=upstream%%3D%s"),
  IN_A_SENTENCE("The request with %s was refused (403)."),
  IN_BRACKETS("refused (%s), try again"),
  IN_A_HEADER("X-Upstream: %s"),
  IN_A_FAILURE_REASON(
      "AlgorithmError: ExecuteUserScriptError:\nExitCode 1\nErrorMessage \"\"\n"
          + "Command \"/opt/conda/bin/python3.10 train.py --upstream %s\", exit code: 1");

  private final String template;

  Placement(String template) {
    this.template = template;
  }

  String with(String secret) {
    return template.formatted(secret);
  }
}
