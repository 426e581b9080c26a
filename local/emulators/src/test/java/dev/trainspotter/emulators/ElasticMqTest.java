package dev.trainspotter.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class ElasticMqTest {
  private static final SqsClient SQS = ElasticMq.shared().client();

  @Test
  void namesItsAccountAndRegion() {
    String queue = create("named", Map.of());

    String arn = attribute(SQS, queue, QueueAttributeName.QUEUE_ARN);

    assertThat(arn).isEqualTo("arn:aws:sqs:us-east-1:111122223333:named");
    assertThat(queue).isEqualTo(ElasticMq.shared().endpoint() + "/111122223333/named");
  }

  @Test
  void carriesAMessageOfOneMebibyte() {
    String queue = create("wide", Map.of());
    String wide = "w".repeat(1024 * 1024);

    SQS.sendMessage(request -> request.queueUrl(queue).messageBody(wide));

    assertThat(SQS.receiveMessage(request -> request.queueUrl(queue)).messages())
        .singleElement()
        .satisfies(message -> assertThat(message.body()).isEqualTo(wide));
  }

  @Test
  void movesAMessageToTheDeadLetterQueueAfterItsTries() {
    String letters = create("letters", Map.of());
    String policy =
        """
        {"deadLetterTargetArn": "arn:aws:sqs:us-east-1:111122223333:letters", "maxReceiveCount": 1}
        """;
    String queue =
        create(
            "tried",
            Map.of(
                QueueAttributeName.REDRIVE_POLICY,
                policy,
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "0"));
    SQS.sendMessage(request -> request.queueUrl(queue).messageBody("late"));

    SQS.receiveMessage(request -> request.queueUrl(queue));
    SQS.receiveMessage(request -> request.queueUrl(queue));

    assertThat(SQS.receiveMessage(request -> request.queueUrl(letters)).messages())
        .singleElement()
        .satisfies(message -> assertThat(message.body()).isEqualTo("late"));
  }

  @Test
  void startsASecondInstanceWithItsOwnAccountAndRegion() {
    try (ElasticMq other = ElasticMq.start("444455556666", "eu-central-1")) {
      String queue =
          other.client().createQueue(request -> request.queueName("elsewhere")).queueUrl();

      String arn = attribute(other.client(), queue, QueueAttributeName.QUEUE_ARN);

      assertThat(arn).isEqualTo("arn:aws:sqs:eu-central-1:444455556666:elsewhere");
    }
  }

  private static String create(String name, Map<QueueAttributeName, String> attributes) {
    return SQS.createQueue(request -> request.queueName(name).attributes(attributes)).queueUrl();
  }

  private static String attribute(SqsClient sqs, String queue, QueueAttributeName name) {
    return sqs.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(name))
        .attributes()
        .getOrDefault(name, "");
  }
}
