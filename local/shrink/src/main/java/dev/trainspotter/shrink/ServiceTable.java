package dev.trainspotter.shrink;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The SDK's table of all services of AWS: by the name of each, an object of a class of its own.
/// The first client that is made asks for one, and Java loads the classes of all.
///
/// A service that is not in the table gets the SDK's default: the common names of endpoints.
final class ServiceTable {
  private static final String NAME =
      "software/amazon/awssdk/regions/GeneratedServiceMetadataProvider";

  /// The instructions for one service: its name, a new object, a copy of it, its constructor, and
  /// the call that puts both into the table.
  private static final int LENGTH = 5;

  /// One service in the table.
  ///
  /// @param name by which clients ask for it
  /// @param type its class, with slashes
  /// @param at the number of its first instruction
  record Service(String name, String type, int at) {}

  private final ClassModel model;
  private final List<Service> services;

  ServiceTable(ClassModel model) {
    this.model = model;
    this.services =
        model.methods().stream()
            .filter(ServiceTable::isFilled)
            .flatMap(method -> method.code().stream())
            .flatMap(code -> services(instructions(code)).stream())
            .toList();
  }

  /// Whether the class of this name, with slashes, is the table.
  static boolean is(String name) {
    return name.equals(NAME);
  }

  private static boolean isFilled(MethodModel method) {
    return method.methodName().equalsString("<clinit>");
  }

  /// Without line numbers, which may stand anywhere between.
  private static List<Instruction> instructions(CodeModel code) {
    return code.elementStream()
        .filter(Instruction.class::isInstance)
        .map(Instruction.class::cast)
        .toList();
  }

  private static List<Service> services(List<Instruction> code) {
    List<Service> services = new ArrayList<>();
    for (int at = 0; at + LENGTH <= code.size(); at++) {
      if (code.get(at) instanceof ConstantInstruction name
          && name.constantValue() instanceof String text
          && code.get(at + 1) instanceof NewObjectInstruction made
          && code.get(at + 3) instanceof InvokeInstruction constructor
          && constructor.name().equalsString("<init>")
          && code.get(at + 4) instanceof InvokeInstruction put
          && put.name().equalsString("put")) {
        services.add(new Service(text, made.className().asInternalName(), at));
      }
    }
    return services;
  }

  /// All services in the table.
  List<Service> services() {
    return services;
  }

  /// The table with these services only.
  ///
  /// @param names of the services that stay
  byte[] with(Set<String> names, ClassHierarchyResolver hierarchy) {
    Set<Integer> dropped =
        services.stream()
            .filter(service -> !names.contains(service.name()))
            .map(Service::at)
            .collect(Collectors.toSet());
    return ClassFile.of(
            ClassFile.ConstantPoolSharingOption.NEW_POOL,
            ClassFile.ClassHierarchyResolverOption.of(hierarchy))
        .transformClass(
            model,
            ClassTransform.transformingMethods(
                ServiceTable::isFilled,
                MethodTransform.transformingCode(
                    CodeTransform.ofStateful(() -> new Dropping(dropped)))));
  }

  /// Leaves out the instructions of some services.
  private static final class Dropping implements CodeTransform {
    private final Set<Integer> starts;
    private int at;
    private int left;

    Dropping(Set<Integer> starts) {
      this.starts = starts;
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof Instruction) {
        left = starts.contains(at++) ? LENGTH : left - 1;
      }
      if (left <= 0) {
        code.with(element);
      }
    }
  }
}
