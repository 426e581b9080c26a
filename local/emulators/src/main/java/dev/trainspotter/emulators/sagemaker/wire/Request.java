package dev.trainspotter.emulators.sagemaker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/// One signed request: who asks, where, and for what.
///
/// @param account the access key id
/// @param region the Region of the signature
/// @param input the request's members
public record Request(String account, String region, ObjectNode input) {

  public String text(String member) {
    JsonNode value = input.path(member);
    if (value.isMissingNode() || value.isNull()) {
      throw Rejection.invalid(
          "1 validation error detected: Value null at '%s' failed to satisfy constraint: "
              .concat("Member must not be null")
              .formatted(camel(member)));
    }
    if (!value.isTextual()) {
      throw Rejection.of("SerializationException", member + " can not be converted to a String");
    }
    return value.textValue();
  }

  public boolean has(String member) {
    return input.hasNonNull(member);
  }

  /// The value of an enumerated member, or the default where it is absent.
  public String oneOf(String member, String absent, Set<String> values) {
    String value = has(member) ? text(member) : absent;
    if (!values.contains(value)) {
      throw Rejection.invalid(
          camel(member), value, "Member must satisfy enum value set: " + values);
    }
    return value;
  }

  public int pageSize(int absent, int max) {
    int size = input.path("MaxResults").asInt(absent);
    if (size < 1) {
      throw Rejection.invalid(
          "maxResults", "" + size, "Member must have value greater than or equal to 1");
    }
    if (size > max) {
      throw Rejection.invalid(
          "maxResults", "" + size, "Member must have value less than or equal to " + max);
    }
    return size;
  }

  private static String camel(String member) {
    return Character.toLowerCase(member.charAt(0)) + member.substring(1);
  }
}
