package dev.trainspotter.infra.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A list price of AWS in us-east-1, from `prices.tsv`.
///
/// @param dollars the price of as many units as `per` says
/// @param unit the word for that many units, or `each`
/// @param page the page of AWS that has the price, as a link
/// @param status whether a stored copy of that page states the price, or where else it was found
record Price(
    String id,
    BigDecimal dollars,
    BigDecimal per,
    String unit,
    String what,
    String page,
    String status) {
  private static final Map<String, Price> ALL = read();

  static Price of(String id) {
    Price price = ALL.get(id);
    if (price == null) {
      throw new IllegalArgumentException("no price " + id);
    }
    return price;
  }

  static List<Price> all() {
    return List.copyOf(ALL.values());
  }

  /// What this many units cost.
  BigDecimal times(BigDecimal quantity) {
    return quantity.multiply(dollars).divide(per, MathContext.DECIMAL64);
  }

  /// The price in words.
  String text() {
    String words = unit.equals("each") ? unit : "a " + unit;
    return dollars.signum() == 0 ? "none" : dollars + " " + words;
  }

  /// The row of the page's table of prices.
  String row() {
    return "| %s | %s | %s | %s |".formatted(what, text(), page, status);
  }

  private static Map<String, Price> read() {
    try (var in = Price.class.getResourceAsStream("prices.tsv")) {
      if (in == null) {
        throw new IllegalStateException("prices.tsv is missing");
      }
      Map<String, Price> prices = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.asList(line.split("\t", -1)))
          .map(Price::of)
          .forEach(price -> prices.put(price.id, price));
      return prices;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Price of(List<String> cells) {
    return new Price(
        cells.get(0),
        new BigDecimal(cells.get(1)),
        new BigDecimal(cells.get(2)),
        cells.get(3),
        cells.get(4),
        cells.get(5),
        cells.get(6));
  }
}
