package dev.trainspotter.shrink.lambdas;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// A class for several lambdas of one class: each of its objects is one lambda with what it keeps.
final class LambdaClass {
  /// Java's compiler leaves very long methods alone, so a class has no more lambdas than this.
  static final int MOST_LAMBDAS = 64;

  private static final String WHICH = "which";
  private static final String MAKE = "make";

  /// What all lambdas of a class have in common.
  ///
  /// @param fields the types of what they keep; that of every object is `Object`
  record Shape(ClassDesc face, String name, MethodTypeDesc erased, List<ClassDesc> fields) {
    static Shape of(Lambda lambda) {
      return new Shape(
          lambda.face(),
          lambda.name(),
          lambda.erased(),
          lambda.captured().stream()
              .map(type -> type.isPrimitive() ? type : ConstantDescs.CD_Object)
              .toList());
    }
  }

  private record Entry(Lambda lambda, Call call) {}

  private final ClassDesc name;
  private final Shape shape;
  private final List<Entry> entries = new ArrayList<>();

  LambdaClass(ClassDesc name, Shape shape) {
    this.name = name;
    this.shape = shape;
  }

  boolean isFull() {
    return entries.size() == MOST_LAMBDAS;
  }

  /// Adds a lambda.
  ///
  /// @param call what it does, as this class may call it
  /// @return its number
  int add(Lambda lambda, Call call) {
    entries.add(new Entry(lambda, call));
    return entries.size() - 1;
  }

  /// Writes code that takes what the lambda keeps from the stack, and leaves the lambda there.
  void writeMake(CodeBuilder code, int number) {
    code.loadConstant(number).invokestatic(name, MAKE, makeType());
  }

  private MethodTypeDesc makeType() {
    return fieldsAndNumber(shape.face());
  }

  private MethodTypeDesc fieldsAndNumber(ClassDesc result) {
    List<ClassDesc> parameters = new ArrayList<>(shape.fields());
    parameters.add(ConstantDescs.CD_int);
    return MethodTypeDesc.of(result, parameters);
  }

  /// The name of the class with slashes.
  String path() {
    return ClassPaths.of(name);
  }

  byte[] bytes(ClassHierarchyResolver hierarchy) {
    return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy))
        .build(
            name,
            type -> {
              type.withVersion(ClassFile.JAVA_8_VERSION, 0)
                  .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                  .withInterfaceSymbols(shape.face());
              writeFields(type);
              writeConstructor(type);
              writeFactory(type);
              type.withMethodBody(
                  shape.name(), shape.erased(), ClassFile.ACC_PUBLIC, this::writeMethod);
            });
  }

  private static String field(int at) {
    return "kept" + at;
  }

  private void writeFields(ClassBuilder type) {
    int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL;
    type.withField(WHICH, ConstantDescs.CD_int, flags);
    for (int at = 0; at < shape.fields().size(); at++) {
      type.withField(field(at), shape.fields().get(at), flags);
    }
  }

  private void writeConstructor(ClassBuilder type) {
    type.withMethodBody(
        ConstantDescs.INIT_NAME,
        fieldsAndNumber(ConstantDescs.CD_void),
        ClassFile.ACC_PRIVATE,
        code -> {
          code.aload(0)
              .invokespecial(
                  ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
          int last = shape.fields().size();
          for (int at = 0; at < last; at++) {
            ClassDesc kept = shape.fields().get(at);
            code.aload(0)
                .loadLocal(TypeKind.from(kept), code.parameterSlot(at))
                .putfield(name, field(at), kept);
          }
          code.aload(0)
              .iload(code.parameterSlot(last))
              .putfield(name, WHICH, ConstantDescs.CD_int)
              .return_();
        });
  }

  private void writeFactory(ClassBuilder type) {
    type.withMethodBody(
        MAKE,
        makeType(),
        ClassFile.ACC_STATIC,
        code -> {
          code.new_(name).dup();
          for (int at = 0; at < makeType().parameterCount(); at++) {
            code.loadLocal(TypeKind.from(makeType().parameterType(at)), code.parameterSlot(at));
          }
          code.invokespecial(name, ConstantDescs.INIT_NAME, fieldsAndNumber(ConstantDescs.CD_void))
              .areturn();
        });
  }

  /// The interface's method: chooses the lambda by its number.
  private void writeMethod(CodeBuilder code) {
    List<Label> labels = entries.stream().map(any -> code.newLabel()).toList();
    if (entries.size() > 1) {
      List<SwitchCase> cases = new ArrayList<>();
      for (int number = 0; number < entries.size() - 1; number++) {
        cases.add(SwitchCase.of(number, labels.get(number)));
      }
      code.aload(0).getfield(name, WHICH, ConstantDescs.CD_int);
      code.tableswitch(0, entries.size() - 2, labels.getLast(), cases);
    }
    for (int number = 0; number < entries.size(); number++) {
      code.labelBinding(labels.get(number));
      writeLambda(code, entries.get(number));
    }
  }

  private void writeLambda(CodeBuilder code, Entry entry) {
    Call call = entry.call();
    List<ClassDesc> wanted = call.arguments();
    int kept = shape.fields().size();
    call.begin(code);
    for (int at = 0; at < kept; at++) {
      ClassDesc type = shape.fields().get(at);
      code.aload(0).getfield(name, field(at), type);
      Conversion.write(code, type, type, wanted.get(at));
    }
    for (int at = 0; at < shape.erased().parameterCount(); at++) {
      ClassDesc given = shape.erased().parameterType(at);
      code.loadLocal(TypeKind.from(given), code.parameterSlot(at));
      Conversion.write(
          code, given, entry.lambda().exact().parameterType(at), wanted.get(kept + at));
    }
    call.end(code);
    ClassDesc result = shape.erased().returnType();
    Conversion.writeResult(code, call.result(), call.result(), result);
    code.return_(TypeKind.from(result));
  }
}
