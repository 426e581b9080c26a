package dev.trainspotter.shrink;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
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
/// the SDK only the operations count that are called, by their name and their types.
final class Reach {
  private final Names names;
  private final Set<String> reached = new HashSet<>();
  private final Set<Method> called = new HashSet<>();
  private final Deque<String> waiting = new ArrayDeque<>();

  /// The operations that nothing calls so far.
  private final Map<Method, List<Operation>> uncalled = new HashMap<>();

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

  /// A client of the SDK without the operations that no reached class calls.
  byte[] withoutUncalled(byte[] client, ClassHierarchyResolver hierarchy) {
    return new Client(ClassFile.of().parse(client)).with(called, reached, hierarchy);
  }

  private void add(String name) {
    if (reached.add(name)) {
      waiting.add(name);
    }
  }

  private void follow(String name, ClassModel model) {
    if (!Client.is(name)) {
      follow(model.constantPool());
      return;
    }
    Client client = new Client(model);
    follow(client.rest());
    for (MethodModel method : client.operations()) {
      if (called.contains(Method.of(method))) {
        follow(client.constants(method));
      } else {
        uncalled
            .computeIfAbsent(Method.of(method), any -> new ArrayList<>())
            .add(new Operation(client, method));
      }
    }
  }

  private void follow(ConstantPool constants) {
    for (PoolEntry entry : constants) {
      switch (entry) {
        case Utf8Entry text -> names.in(text.stringValue()).forEach(this::add);
        case FieldRefEntry _ -> {}
        case MemberRefEntry call -> call(Method.of(call));
        default -> {}
      }
    }
  }

  private void call(Method method) {
    if (called.add(method)) {
      List<Operation> found = uncalled.remove(method);
      if (found != null) {
        found.forEach(operation -> follow(operation.client().constants(operation.method())));
      }
    }
  }
}
