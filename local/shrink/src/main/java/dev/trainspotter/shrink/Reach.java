package dev.trainspotter.shrink;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the classes that can be reached from some others, and the methods that are called.
///
/// A class is reached when a reached class names it in any text of its class file. Of a client of
/// the SDK only the operations count that are called, by their name and their types, and of its
/// table of services those whose names are a text of a reached class.
final class Reach {
  private final Names names;
  private final Set<String> reached = new HashSet<>();
  private final Set<Member> called = new HashSet<>();
  private final Deque<String> waiting = new ArrayDeque<>();

  /// The operations that nothing calls so far.
  private final Map<Member, List<Operation>> uncalled = new HashMap<>();

  /// The texts in reached classes.
  private final Set<String> texts = new HashSet<>();

  /// The services of the SDK's table that nothing names so far: name and class.
  private final Map<String, String> unnamed = new HashMap<>();

  private record Operation(Client client, MethodModel method) {}

  private Reach(Classes classes) {
    names = new Names(classes.names());
  }

  /// What can be reached from these classes, which are named with slashes.
  static Reach from(Set<String> roots, Classes classes) {
    Reach reach = new Reach(classes);
    roots.forEach(reach::add);
    while (!reach.waiting.isEmpty()) {
      String name = reach.waiting.remove();
      classes.models(name).forEach(model -> reach.follow(name, model));
    }
    return reach;
  }

  Set<String> classes() {
    return reached;
  }

  /// The class, or what stays of it: of a client of the SDK the operations that reached classes
  /// call, and of its table of services those that they name.
  byte[] rest(String name, byte[] bytes, ClassHierarchyResolver hierarchy) {
    if (Client.is(name)) {
      return new Client(ClassFile.of().parse(bytes)).with(called, reached, hierarchy);
    }
    if (ServiceTable.is(name)) {
      return new ServiceTable(ClassFile.of().parse(bytes)).with(texts, hierarchy);
    }
    return bytes;
  }

  private void add(String name) {
    if (reached.add(name)) {
      waiting.add(name);
    }
  }

  private void follow(String name, ClassModel model) {
    if (Client.is(name)) {
      followClient(new Client(model));
    } else if (ServiceTable.is(name)) {
      followTable(new ServiceTable(model));
    } else {
      follow(model.constantPool());
    }
  }

  private void followTable(ServiceTable table) {
    follow(
        ClassFile.of()
            .parse(table.with(texts, ClassHierarchyResolver.defaultResolver()))
            .constantPool());
    table.services().forEach(service -> unnamed.put(service.name(), service.type()));
  }

  private void name(String service) {
    String type = unnamed.remove(service);
    if (type != null) {
      add(type);
    }
  }

  private void followClient(Client client) {
    follow(client.rest());
    for (MethodModel method : client.operations()) {
      if (called.contains(Member.of(method))) {
        follow(client.constants(method));
      } else {
        uncalled
            .computeIfAbsent(Member.of(method), any -> new ArrayList<>())
            .add(new Operation(client, method));
      }
    }
  }

  private void follow(ConstantPool constants) {
    for (PoolEntry entry : constants) {
      switch (entry) {
        case Utf8Entry text -> names.in(text.stringValue()).forEach(this::add);
        case StringEntry text -> {
          texts.add(text.stringValue());
          name(text.stringValue());
        }
        case FieldRefEntry _ -> {}
        case MemberRefEntry call -> call(Member.of(call));
        default -> {}
      }
    }
  }

  private void call(Member method) {
    if (called.add(method)) {
      List<Operation> found = uncalled.remove(method);
      if (found != null) {
        found.forEach(operation -> follow(operation.client().constants(operation.method())));
      }
    }
  }
}
