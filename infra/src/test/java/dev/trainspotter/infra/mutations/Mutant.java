package dev.trainspotter.infra.mutations;

import com.fasterxml.jackson.databind.JsonNode;

/// A damaged template.
///
/// @param name kind and place of the damage, without the hashes of logical ids
record Mutant(String name, JsonNode template) {
  @Override
  public String toString() {
    return name;
  }
}
