package dev.trainspotter.shrink;

import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;

/// A method as a call names it, whatever class has it.
///
/// @param descriptor the types of its parameters and its result, as class files write them
record Method(String name, String descriptor) {
  static Method of(MethodModel method) {
    return new Method(method.methodName().stringValue(), method.methodType().stringValue());
  }

  static Method of(MemberRefEntry call) {
    NameAndTypeEntry named = call.nameAndType();
    return new Method(named.name().stringValue(), named.type().stringValue());
  }
}
