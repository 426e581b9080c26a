package dev.trainspotter.shrink;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which references between classes lead nowhere, because a class, a field or a method is missing.
final class Links {
  /// What one class has, and what it inherits from.
  private record Declared(Set<Member> methods, Set<Member> fields, List<String> parents) {}

  private final Classes classes;
  private final Map<String, Declared> declared = new HashMap<>();

  private Links(Classes classes) {
    this.classes = classes;
  }

  /// The references of the classes in `after` that lead nowhere there, and led somewhere in
  /// `before` or name a member of a new class: one line each, in order.
  static List<String> broken(Classes before, Classes after) {
    Links had = new Links(before);
    Links has = new Links(after);
    Set<String> lines = new TreeSet<>();
    for (String name : after.names()) {
      for (ClassModel model : after.models(name)) {
        for (PoolEntry entry : model.constantPool()) {
          if (!has.leadsSomewhere(entry)
              && (had.leadsSomewhere(entry) || isNew(entry, before, after))) {
            lines.add(name + " refers to " + text(entry));
          }
        }
      }
    }
    return new ArrayList<>(lines);
  }

  /// Whether the entry names a member of a class that was not there before.
  private static boolean isNew(PoolEntry entry, Classes before, Classes after) {
    return entry instanceof MemberRefEntry member
        && after.names().contains(member.owner().asInternalName())
        && !before.names().contains(member.owner().asInternalName());
  }

  private static String text(PoolEntry entry) {
    return switch (entry) {
      case MemberRefEntry member ->
          member.owner().asInternalName()
              + "."
              + member.name().stringValue()
              + member.type().stringValue();
      case ClassEntry type -> type.asInternalName();
      default -> entry.toString();
    };
  }

  private boolean leadsSomewhere(PoolEntry entry) {
    return switch (entry) {
      case ClassEntry type -> classes.names().contains(type.asInternalName());
      case FieldRefEntry field -> inherits(field.owner().asInternalName(), Member.of(field), true);
      case MemberRefEntry call -> inherits(call.owner().asInternalName(), Member.of(call), false);
      default -> false;
    };
  }

  /// Whether this class or one above it has the member, as far as the classes are known.
  private boolean inherits(String owner, Member member, boolean field) {
    Set<String> seen = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(owner));
    while (!next.isEmpty()) {
      String name = next.remove();
      if (seen.add(name)) {
        Declared here = declared.computeIfAbsent(name, this::declared);
        if ((field ? here.fields() : here.methods()).contains(member)) {
          return true;
        }
        next.addAll(here.parents());
      }
    }
    return false;
  }

  private Declared declared(String name) {
    Declared found = new Declared(new HashSet<>(), new HashSet<>(), new ArrayList<>());
    for (ClassModel model : classes.models(name)) {
      model.methods().forEach(method -> found.methods().add(Member.of(method)));
      model.fields().forEach(field -> found.fields().add(Member.of(field)));
      model.superclass().ifPresent(parent -> found.parents().add(parent.asInternalName()));
      model.interfaces().forEach(parent -> found.parents().add(parent.asInternalName()));
    }
    return found;
  }
}
