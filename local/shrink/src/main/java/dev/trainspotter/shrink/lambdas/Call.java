package dev.trainspotter.shrink.lambdas;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// A call of a method or constructor, by a class that may call it.
///
/// @param opcode `INVOKESPECIAL` with the name `<init>` for a constructor
/// @param type as the class file has it: without the receiver
record Call(
    Opcode opcode, ClassDesc owner, String name, MethodTypeDesc type, boolean isOwnerInterface) {

  static Call of(DirectMethodHandleDesc method) {
    Opcode opcode =
        switch (method.kind()) {
          case STATIC, INTERFACE_STATIC -> Opcode.INVOKESTATIC;
          case VIRTUAL -> Opcode.INVOKEVIRTUAL;
          case INTERFACE_VIRTUAL -> Opcode.INVOKEINTERFACE;
          case SPECIAL, INTERFACE_SPECIAL, CONSTRUCTOR -> Opcode.INVOKESPECIAL;
          case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER ->
              throw new IllegalArgumentException("a field is no method: " + method);
        };
    return new Call(
        opcode,
        method.owner(),
        method.methodName(),
        MethodTypeDesc.ofDescriptor(method.lookupDescriptor()),
        method.isOwnerInterface());
  }

  private boolean makes() {
    return name.equals("<init>");
  }

  /// The types of what is given to it, with the receiver.
  List<ClassDesc> arguments() {
    List<ClassDesc> arguments = new ArrayList<>(type.parameterList());
    if (opcode != Opcode.INVOKESTATIC && !makes()) {
      arguments.addFirst(owner);
    }
    return arguments;
  }

  ClassDesc result() {
    return makes() ? owner : type.returnType();
  }

  /// The types of a static method that does the same.
  MethodTypeDesc asStatic() {
    return MethodTypeDesc.of(result(), arguments());
  }

  /// Writes what comes before the arguments.
  void begin(CodeBuilder code) {
    if (makes()) {
      code.new_(owner).dup();
    }
  }

  /// Writes what comes after the arguments.
  void end(CodeBuilder code) {
    code.invoke(opcode, owner, name, type, isOwnerInterface);
  }
}
