package dev.trainspotter.emulators.fleet.fulljob;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A form of documented text: how it starts, and which characters follow.
///
/// Free text has no hyphen and no underscore, so that it never looks like a secret by chance.
enum TextForm {
  TRAINING_JOB_ARN(":training-job/", sageMaker("training-job/"), 63),
  TUNING_JOB_ARN(":hyper-parameter-tuning-job/", sageMaker("hyper-parameter-tuning-job/"), 180),
  LABELING_JOB_ARN(":labeling-job/", sageMaker("labeling-job/"), 1900),
  AUTO_ML_JOB_ARN(":automl-job/", sageMaker("automl-job/"), 180),
  PROCESSING_JOB_ARN(":processing-job/", sageMaker("processing-job/"), 63),
  TRAINING_PLAN_ARN(":training-plan/", sageMaker("training-plan/"), 1900),
  MLFLOW_ARN(":mlflow-", sageMaker("mlflow-tracking-server/"), 1900),
  MODEL_PACKAGE_GROUP_ARN(":model-package-group/", sageMaker("model-package-group/"), 1900),
  MODEL_PACKAGE_ARN(":model-package/", sageMaker("model-package/"), 1900),
  HUB_DATA_SET_ARN("\\/DataSet\\/", sageMaker("hub-content/hub1/DataSet/"), 63),
  HUB_MODEL_ARN("\\/Model\\/", sageMaker("hub-content/hub1/Model/"), 63),
  ALGORITHM("(?<!-)", sageMaker("algorithm/"), 63),
  FUNCTION_ARN(":lambda:", "arn:aws:lambda:us-east-1:111122223333:function:", 1900),
  ROLE_ARN(":iam::", "arn:aws:iam::111122223333:role/", 1900),
  S3_URI("(https|s3)://", "s3://", 1019),
  FILE_SYSTEM("fs-[0-9a-f]", "fs-", 18) {
    @Override
    String fill(RandomGenerator random, int length) {
      return text(random, "0123456789abcdef", Math.max(8, length));
    }
  },
  SEQUENCE_LENGTH("\\d+K", "", 49) {
    @Override
    String fill(RandomGenerator random, int length) {
      return text(random, "123456789", Math.min(49, length)) + "K";
    }
  },
  VARIABLE("[a-zA-Z_][a-zA-Z0-9_]*", "V", 511),
  NAME("[", "", Integer.MAX_VALUE),
  FREE("", "", Integer.MAX_VALUE) {
    @Override
    String fill(RandomGenerator random, int length) {
      return text(random, LETTERS + " .é漢\"\\", length);
    }
  };

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final String mark;
  private final String start;
  private final int maxFill;

  TextForm(String mark, String start, int maxFill) {
    this.mark = mark;
    this.start = start;
    this.maxFill = maxFill;
  }

  /// The form that the member's pattern describes: the first form whose mark is in the pattern.
  static TextForm of(Member member) {
    String pattern = member.pattern();
    boolean isFree =
        pattern.startsWith(".") || pattern.startsWith("(?s)") || pattern.equals("[\\S\\s]*");
    return isFree
        ? FREE
        : Arrays.stream(values())
            .filter(form -> pattern.contains(form.mark))
            .findFirst()
            .orElse(FREE);
  }

  /// A text of this length, or as near to it as the form allows.
  String write(RandomGenerator random, int length) {
    int fill = Math.clamp((long) length - start.length(), 1, maxFill);
    return length == 0 ? "" : start + fill(random, fill);
  }

  String fill(RandomGenerator random, int length) {
    return text(random, LETTERS, length);
  }

  private static String text(RandomGenerator random, String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int index = 0; index < length; index++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static String sageMaker(String resource) {
    return "arn:aws:sagemaker:us-east-1:111122223333:" + resource;
  }
}
