package dev.trainspotter.emulators.sagemaker.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.JobArn;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import dev.trainspotter.emulators.sagemaker.wire.RawBody;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// A job as the simulated SageMaker knows it.
///
/// @param arn its name, with the account and Region that may see it
/// @param describeBody the body that Describe sends, byte for byte
/// @param members the same as JSON, for Search and ListTrainingJobs; empty if the body is not JSON
/// @param tags its tags, in the order of their keys
public record KnownJob(
    JobArn arn, RawBody describeBody, ObjectNode members, Map<String, String> tags) {

  public KnownJob {
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
  }

  public KnownJob withDescribeBody(RawBody other) {
    return new KnownJob(arn, other, members, tags);
  }

  public KnownJob withTags(Map<String, String> other) {
    return new KnownJob(arn, describeBody, members, other);
  }

  public ArrayNode tagList() {
    ArrayNode list = Json.array();
    tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
    return list;
  }
}
