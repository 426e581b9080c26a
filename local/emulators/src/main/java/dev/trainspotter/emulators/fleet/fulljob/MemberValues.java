package dev.trainspotter.emulators.fleet.fulljob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Draws values for the documented members, within their bounds.
final class MemberValues {
  private static final int UNDOCUMENTED_SIZE = 50;
  private static final int UNDOCUMENTED_LENGTH = 256;
  private static final long FIRST_MILLIS = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final int YEAR_OF_SECONDS = 31_536_000;

  private final RandomGenerator random;
  private final boolean isLargest;
  private final boolean hasUnknownMembers;
  private final List<Member> members = Member.all();
  private final Map<String, Member> byPath = new HashMap<>();

  MemberValues(RandomGenerator random, boolean isLargest, boolean hasUnknownMembers) {
    this.random = random;
    this.isLargest = isLargest;
    this.hasUnknownMembers = hasUnknownMembers;
    members.forEach(member -> byPath.put(member.path(), member));
  }

  ObjectNode response() {
    return structure(members.stream().filter(Member::isTopLevel).toList(), 0);
  }

  private ObjectNode structure(List<Member> parts, int depth) {
    ObjectNode structure = Json.object();
    parts.forEach(part -> structure.set(part.name(), value(part, depth + 1)));
    if (hasUnknownMembers) {
      structure.set("MadeUp" + depth, madeUp(depth));
    }
    return structure;
  }

  private JsonNode value(Member member, int depth) {
    return switch (member.type()) {
      case "structure" ->
          structure(members.stream().filter(part -> part.isIn(member)).toList(), depth);
      case "list" -> list(member, depth);
      case "map" -> map(member, depth);
      case "string" -> TextNode.valueOf(text(member));
      case "integer" ->
          IntNode.valueOf((int) between(member.min(), member.maxOr(Integer.MAX_VALUE)));
      case "long" -> LongNode.valueOf(between(member.min(), member.maxOr(1L << 53)));
      case "float" ->
          DecimalNode.valueOf(new BigDecimal(random.nextInt(1, 999_999)).movePointLeft(6));
      case "boolean" -> BooleanNode.valueOf(random.nextBoolean());
      case "timestamp" -> Json.seconds(time());
      default -> throw new IllegalStateException("no value for the type of " + member);
    };
  }

  private ArrayNode list(Member member, int depth) {
    ArrayNode list = Json.array();
    Member element = part(member, "[]");
    for (long index = 0; index < size(member, 2); index++) {
      list.add(value(element, depth + 1));
    }
    return list;
  }

  private ObjectNode map(Member member, int depth) {
    ObjectNode map = Json.object();
    while (map.size() < size(member, 3)) {
      map.set(text(part(member, "{key}")), value(part(member, "{val}"), depth + 1));
    }
    return map;
  }

  private String text(Member member) {
    List<String> values = member.values();
    if (!values.isEmpty()) {
      return values.get(random.nextInt(values.size()));
    }
    long max = member.maxOr(UNDOCUMENTED_LENGTH);
    long length = isLargest ? max : Math.clamp(random.nextLong(6, 30), member.min(), max);
    return TextForm.of(member).write(random, (int) length);
  }

  private long size(Member member, long typical) {
    long max = member.maxOr(UNDOCUMENTED_SIZE);
    return isLargest ? max : Math.clamp(typical, member.min(), max);
  }

  private long between(long min, long max) {
    return isLargest ? max : random.nextLong(min, Math.min(max, min + 1_000_000_000_000L));
  }

  private Instant time() {
    return Instant.ofEpochMilli(
        FIRST_MILLIS + random.nextInt(YEAR_OF_SECONDS) * 1000L + random.nextInt(1000));
  }

  private Member part(Member whole, String step) {
    Member part = byPath.get(whole.path() + step);
    if (part == null) {
      throw new IllegalStateException("%s has no %s in the list".formatted(whole.path(), step));
    }
    return part;
  }

  private JsonNode madeUp(int depth) {
    ObjectNode madeUp = Json.object().put("Text", "new at depth " + depth).put("Flag", true);
    madeUp
        .putArray("Numbers")
        .add(random.nextInt())
        .add(new BigInteger("12345678901234567890"))
        .add(new BigDecimal("0.125"));
    madeUp.putObject("Inside").putArray("List").addObject().put("Deepest", "value");
    return madeUp;
  }
}
