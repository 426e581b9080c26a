package dev.trainspotter.ingest;

import static dev.trainspotter.ingest.ReconciledAccount.SAGE_MAKER;
import static dev.trainspotter.ingest.ReconciledAccount.arn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Characters that JSON can hold and that other formats and programs refuse.
class StrangeTextsTest {
  private final ReconciledAccount account = new ReconciledAccount();

  @AfterEach
  void close() {
    account.close();
  }

  /// Delivers the same event twice, about a job that has this text everywhere.
  ///
  /// @param escaped the text in JSON
  private void deliverTwice(String escaped) {
    String members =
        """
        "FailureReason": "a%1$sb", "HyperParameters": {"k%1$s": "v%1$s"}, "MadeUp%1$s": "m%1$s",
        "TrainingJobName": "strange", "TrainingJobArn": "%2$s", "TrainingJobStatus": "Failed",
        "SecondaryStatus": "Failed", "CreationTime": 1760000000, "LastModifiedTime": 1760000060
        """
            .formatted(escaped, arn("strange"));
    SAGE_MAKER.put("{" + members + "}", Map.of("team", "nlp"));
    String event =
        """
        {"source": "aws.sagemaker", "detail-type": "SageMaker Training Job State Change",
         "account": "111122223333", "resources": ["%s"], "detail": {%s}}
        """
            .formatted(arn("strange"), members);
    account.parts.deliver(event);
    account.parts.deliver(event);
  }

  private void holdsEverywhere(String text) {
    Map<String, AttributeValue> row = account.parts.rows().getFirst();
    assertThat(row.get("failure_reason").s()).isEqualTo("a" + text + "b");
    assertThat(row.get("hyper_parameters").m())
        .isEqualTo(Map.of("k" + text, AttributeValue.fromS("v" + text)));
    assertThat(row.get("extra_members").m())
        .isEqualTo(Map.of("MadeUp" + text, AttributeValue.fromS("m" + text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0000",
        "\\u0007",
        "\\u200f",
        "\\u202e",
        "\\ufeff",
        "\\uffff",
        "\\ud83d\\ude82",
      })
  void areKeptInEveryPlaceAndEqualAtTheNextReconciliation(String escaped) {
    deliverTwice(escaped);
    account.pass(Duration.ofDays(8));
    account.run();

    assertThat(account.parts.outcomes()).containsExactly("kept", "unchanged");
    assertThat(account.parts.takeBacklog()).isEmpty();
    holdsEverywhere(
        EnhancedDocument.fromJson("{\"text\": \"%s\"}".formatted(escaped)).getString("text"));
  }

  /// DynamoDB stores UTF-8, which cannot express half a pair.
  @ParameterizedTest
  @CsvSource({"\\ud83d, 1", "\\ude82, 1", "\\ude82\\ud83d, 2"})
  void areReplacedWhereTheyAreHalfASurrogatePair(String escaped, int halves) {
    deliverTwice(escaped);

    assertThat(account.parts.outcomes()).containsExactly("kept", "unchanged");
    holdsEverywhere("\uFFFD".repeat(halves));
  }
}
