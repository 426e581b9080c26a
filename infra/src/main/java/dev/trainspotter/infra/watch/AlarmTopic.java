package dev.trainspotter.infra.watch;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.Suppression;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.TopicProps;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// The SNS topic that receives the alarms.
///
/// It is encrypted only with a customer's key: CloudWatch cannot publish to a topic that is
/// encrypted with the AWS managed key for SNS. Alarms contain no details of jobs.
public final class AlarmTopic extends Topic {
  public AlarmTopic(Construct scope, Configuration configuration, Encryption encryption) {
    super(
        scope,
        "AlarmTopic",
        TopicProps.builder().masterKey(encryption.key()).enforceSsl(true).build());
    addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("CloudWatchTellsAlarms")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(getTopicArn()))
            .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
            .build());
    if (!configuration.alarmEmail().isEmpty()) {
      addSubscription(new EmailSubscription(configuration.alarmEmail()));
    }
    if (encryption.key() == null) {
      Suppression.UNENCRYPTED_ALARM_TOPIC.applyTo(this);
    }
  }
}
