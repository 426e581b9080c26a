package dev.trainspotter.cli.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.trainspotter.cli.stack.StackOutputs;
import dev.trainspotter.edge.StackOutput;
import dev.trainspotter.emulators.ElasticMq;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class RedriveTest {
  private static final SqsClient SQS = ElasticMq.shared().client();

  private final String deadLetters = queue();
  private final String live = queue();
  private final Redrive redrive = new Redrive(SQS, deadLetters, live, Duration.ofMinutes(5));

  private static String queue() {
    return SQS.createQueue(r -> r.queueName(UUID.randomUUID().toString())).queueUrl();
  }

  private void deadLetter(String body, Map<String, MessageAttributeValue> attributes) {
    SQS.sendMessage(r -> r.queueUrl(deadLetters).messageBody(body).messageAttributes(attributes));
  }

  private void deadLetter(String body, String reason) {
    MessageAttributeValue value =
        MessageAttributeValue.builder().dataType("String").stringValue(reason).build();
    deadLetter(body, Map.of("reason", value));
  }

  private static List<String> bodies(String queueUrl) {
    return SQS.receiveMessage(r -> r.queueUrl(queueUrl).maxNumberOfMessages(10)).messages().stream()
        .map(Message::body)
        .sorted()
        .toList();
  }

  @Test
  void sendsBackMessagesThatMaySucceedAndKeepsTheRest() {
    deadLetter("a role was wrong", "denied");
    deadLetter("tried ten times", Map.of());
    deadLetter("no JSON", "not-json");
    deadLetter("somebody else's", "foreign-account");
    deadLetter("somebody else's too", "foreign-account");

    List<String> lines = redrive.run().lines();

    assertThat(lines)
        .containsExactly(
            "denied           1 sent back",
            "given-up         1 sent back",
            "foreign-account  2 kept",
            "not-json         1 kept");
    assertThat(bodies(live)).containsExactly("a role was wrong", "tried ten times");
    assertThat(bodies(deadLetters))
        .containsExactly("no JSON", "somebody else's", "somebody else's too");
  }

  @Test
  void keepsAMessageWithAnUnknownReason() {
    deadLetter("from a later version", "of-a-kind-unknown");

    redrive.run();

    assertThat(bodies(deadLetters)).containsExactly("from a later version");
  }

  @Test
  void reportsAnEmptyQueue() {
    assertThat(redrive.run().lines()).containsExactly("no dead letters");
  }

  @Test
  void findsTheQueuesInTheStacksOutputs() throws IOException {
    HttpServer cloudFormation =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] answer =
        """
        <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
        <DescribeStacksResult><Stacks><member><StackName>trainspotter-prod</StackName>
        <Outputs><member><OutputKey>LiveQueueUrl</OutputKey><OutputValue>the queue</OutputValue>
        </member></Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>
        """
            .getBytes(StandardCharsets.UTF_8);
    cloudFormation.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    cloudFormation.start();
    try (CloudFormationClient stacks = client(cloudFormation.getAddress().getPort())) {
      StackOutputs outputs = StackOutputs.read(stacks, "trainspotter-prod");

      assertThat(outputs.get(StackOutput.LIVE_QUEUE_URL)).isEqualTo("the queue");
      assertThatThrownBy(() -> outputs.get(StackOutput.DEAD_LETTER_QUEUE_URL))
          .hasMessageContaining("the stack trainspotter-prod has no output DeadLetterQueueUrl");
    } finally {
      cloudFormation.stop(0);
    }
  }

  private static CloudFormationClient client(int port) {
    return CloudFormationClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
