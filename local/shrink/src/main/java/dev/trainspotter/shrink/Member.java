package dev.trainspotter.shrink;

import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;

/// A method or a field as code refers to it, whatever class has it.
///
/// @param descriptor the types of a method's parameters and result, or the type of a field, as
///     class files write them
record Member(String name, String descriptor) {
  static Member of(MethodModel method) {
    return new Member(method.methodName().stringValue(), method.methodType().stringValue());
  }

  static Member of(FieldModel field) {
    return new Member(field.fieldName().stringValue(), field.fieldType().stringValue());
  }

  static Member of(MemberRefEntry reference) {
    NameAndTypeEntry named = reference.nameAndType();
    return new Member(named.name().stringValue(), named.type().stringValue());
  }
}
