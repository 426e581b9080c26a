package dev.trainspotter.shrink.lambdas;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A class that has lambdas or switches over types.
///
/// The classes that are made for them are in its package but may not call its private methods. So
/// private static methods that lambdas call become visible in the package, and for other private
/// methods a static one is added that calls them.
final class Host {
  private record Made(LambdaClass type, int number) {}

  private final ClassModel model;
  private final ClassDesc name;
  private final Members members;
  private final List<LambdaClass> types = new ArrayList<>();
  private final Map<LambdaClass.Shape, LambdaClass> open = new HashMap<>();
  private final Map<Lambda, Made> made = new HashMap<>();
  private final Map<DirectMethodHandleDesc, Call> bridges = new LinkedHashMap<>();
  private final Set<String> opened = new HashSet<>();
  private final Map<TypeSwitch, Call> switches = new LinkedHashMap<>();

  Host(ClassModel model, Members members) {
    this.model = model;
    this.name = model.thisClass().asSymbol();
    this.members = members;
    model.methods().stream().flatMap(method -> method.code().stream()).forEach(this::collect);
  }

  /// The classes for its lambdas.
  List<LambdaClass> types() {
    return types;
  }

  /// Whether anything in it can be replaced.
  boolean isChanged() {
    return !types.isEmpty() || !switches.isEmpty();
  }

  private void collect(CodeModel code) {
    for (CodeElement element : code) {
      if (element instanceof InvokeDynamicInstruction instruction) {
        Lambda.of(instruction)
            .filter(lambda -> !made.containsKey(lambda))
            .ifPresent(lambda -> call(lambda.body()).ifPresent(call -> add(lambda, call)));
        TypeSwitch.of(instruction)
            .ifPresent(
                each ->
                    switches.computeIfAbsent(
                        each, any -> own("switch$type$" + switches.size(), each.type())));
      }
    }
  }

  private void add(Lambda lambda, Call call) {
    LambdaClass type = open.get(LambdaClass.Shape.of(lambda));
    if (type == null || type.isFull()) {
      LambdaClass.Shape shape = LambdaClass.Shape.of(lambda);
      String simple = name.displayName() + "$$Lambda" + types.size();
      type = new LambdaClass(ClassDesc.of(name.packageName(), simple), shape);
      types.add(type);
      open.put(shape, type);
    }
    made.put(lambda, new Made(type, type.add(lambda, call)));
  }

  /// How a class of the same package calls this method.
  ///
  /// @return empty if it cannot
  private Optional<Call> call(DirectMethodHandleDesc method) {
    return switch (members.access(method, name)) {
      case FREE -> isSuper(method) ? Optional.empty() : Optional.of(Call.of(method));
      case NONE -> Optional.empty();
      case PRIVATE -> {
        if (method.owner().equals(name) && isStatic(method)) {
          opened.add(method.methodName() + method.lookupDescriptor());
          yield Optional.of(Call.of(method));
        }
        yield Optional.of(bridges.computeIfAbsent(method, this::bridge));
      }
    };
  }

  private static boolean isSuper(DirectMethodHandleDesc method) {
    return switch (method.kind()) {
      case SPECIAL, INTERFACE_SPECIAL -> true;
      default -> false;
    };
  }

  private static boolean isStatic(DirectMethodHandleDesc method) {
    return switch (method.kind()) {
      case STATIC, INTERFACE_STATIC -> true;
      default -> false;
    };
  }

  private Call bridge(DirectMethodHandleDesc method) {
    return own("lambda$bridge$" + bridges.size(), Call.of(method).asStatic());
  }

  /// A call of a static method that is added to the class.
  private Call own(String method, MethodTypeDesc type) {
    return new Call(
        Opcode.INVOKESTATIC, name, method, type, model.flags().has(AccessFlag.INTERFACE));
  }

  /// The class with its lambdas replaced.
  byte[] bytes(ClassHierarchyResolver hierarchy) {
    ClassTransform replaced =
        (type, element) -> {
          if (element instanceof MethodModel method) {
            type.transformMethod(
                method, (builder, part) -> write(builder, part, opened.contains(key(method))));
          } else {
            type.with(element);
          }
        };
    return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy))
        .transformClass(model, replaced.andThen(ClassTransform.endHandler(this::writeAdded)));
  }

  private static String key(MethodModel method) {
    return method.methodName().stringValue() + method.methodType().stringValue();
  }

  private void write(MethodBuilder method, MethodElement part, boolean isOpened) {
    switch (part) {
      case AccessFlags flags when isOpened -> method.withFlags(opened(flags.flagsMask()));
      case CodeModel code when isChanged(code) -> method.transformCode(code, this::write);
      default -> method.with(part);
    }
  }

  private int opened(int flags) {
    return (flags & ~ClassFile.ACC_PRIVATE) | visible();
  }

  /// An interface has no methods that are visible in the package only.
  private int visible() {
    return model.flags().has(AccessFlag.INTERFACE) ? ClassFile.ACC_PUBLIC : 0;
  }

  private boolean isChanged(CodeModel code) {
    return code.elementStream()
        .anyMatch(element -> made(element) != null || chosen(element) != null);
  }

  private @Nullable Made made(CodeElement element) {
    return element instanceof InvokeDynamicInstruction instruction
        ? Lambda.of(instruction).map(made::get).orElse(null)
        : null;
  }

  private @Nullable Call chosen(CodeElement element) {
    return element instanceof InvokeDynamicInstruction instruction
        ? TypeSwitch.of(instruction).map(switches::get).orElse(null)
        : null;
  }

  private void write(CodeBuilder code, CodeElement element) {
    Made lambda = made(element);
    Call choice = chosen(element);
    if (lambda != null) {
      lambda.type().writeMake(code, lambda.number());
    } else if (choice != null) {
      choice.end(code);
    } else if (!(element instanceof RuntimeVisibleTypeAnnotationsAttribute)) {
      // These name places in the code, which move. Nothing can ask for those of local variables.
      code.with(element);
    }
  }

  private void writeAdded(ClassBuilder type) {
    switches.forEach(
        (each, call) ->
            type.withMethodBody(
                call.name(),
                call.type(),
                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                each::write));
    bridges.forEach(
        (method, bridge) ->
            type.withMethodBody(
                bridge.name(),
                bridge.type(),
                visible() | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                code -> writeCall(code, Call.of(method))));
  }

  private static void writeCall(CodeBuilder code, Call call) {
    call.begin(code);
    List<ClassDesc> arguments = call.arguments();
    for (int at = 0; at < arguments.size(); at++) {
      code.loadLocal(TypeKind.from(arguments.get(at)), code.parameterSlot(at));
    }
    call.end(code);
    code.return_(TypeKind.from(call.result()));
  }
}
