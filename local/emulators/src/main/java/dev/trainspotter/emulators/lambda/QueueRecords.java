package dev.trainspotter.emulators.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// One queue's messages as Lambda hands them to a function.
record QueueRecords(String queueArn) {

  SQSEvent event(List<Message> messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(messages.stream().map(this::of).toList());
    return event;
  }

  String region() {
    return queueArn.split(":", -1)[3];
  }

  String account() {
    return queueArn.split(":", -1)[4];
  }

  private SQSEvent.SQSMessage of(Message message) {
    SQSEvent.SQSMessage lambdas = new SQSEvent.SQSMessage();
    lambdas.setMessageId(message.messageId());
    lambdas.setReceiptHandle(message.receiptHandle());
    lambdas.setBody(message.body());
    lambdas.setMd5OfBody(message.md5OfBody());
    lambdas.setMd5OfMessageAttributes(message.md5OfMessageAttributes());
    lambdas.setAttributes(message.attributesAsStrings());
    lambdas.setMessageAttributes(attributes(message.messageAttributes()));
    lambdas.setEventSource("aws:sqs");
    lambdas.setEventSourceArn(queueArn);
    lambdas.setAwsRegion(region());
    return lambdas;
  }

  private static Map<String, SQSEvent.MessageAttribute> attributes(
      Map<String, MessageAttributeValue> values) {
    Map<String, SQSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    values.forEach((name, value) -> attributes.put(name, attribute(value)));
    return attributes;
  }

  private static SQSEvent.MessageAttribute attribute(MessageAttributeValue value) {
    SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
    attribute.setDataType(value.dataType());
    attribute.setStringValue(value.stringValue());
    if (value.binaryValue() != null) {
      attribute.setBinaryValue(value.binaryValue().asByteBuffer());
    }
    attribute.setStringListValues(List.of());
    attribute.setBinaryListValues(List.of());
    return attribute;
  }
}
