package dev.trainspotter.emulators.sagemaker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/// One signed request: the account and Region of its signature, and its input.
///
/// @param account the account of the signature's access key
/// @param region the Region of the signature
/// @param input the request's members
public record Request(String account, String region, ObjectNode input) {

  public String text(String member) {
    JsonNode value = input.path(member);
    if (value.isMissingNode() || value.isNull()) {
      throw RejectedException.invalid(
          "1 validation error detected: Value null at '%s' failed to satisfy constraint: "
              .concat("Member must not be null")
              .formatted(camel(member)));
    }
    if (!value.isTextual()) {
      throw RejectedException.of(
          "SerializationException", member + " can not be converted to a String");
    }
    return value.textValue();
  }

  public boolean has(String member) {
    return input.hasNonNull(member);
  }

  /// The value of an enumerated member, or `defaultValue` if it is absent.
  public String oneOf(String member, String defaultValue, Set<String> values) {
    String value = has(member) ? text(member) : defaultValue;
    if (!values.contains(value)) {
      throw RejectedException.invalid(
          camel(member), value, "Member must satisfy enum value set: " + values);
    }
    return value;
  }

  public int pageSize(int defaultSize, int max) {
    int size = input.path("MaxResults").asInt(defaultSize);
    if (size < 1) {
      throw RejectedException.invalid(
          "maxResults", "" + size, "Member must have value greater than or equal to 1");
    }
    if (size > max) {
      throw RejectedException.invalid(
          "maxResults", "" + size, "Member must have value less than or equal to " + max);
    }
    return size;
  }

  private static String camel(String member) {
    return Character.toLowerCase(member.charAt(0)) + member.substring(1);
  }
}
