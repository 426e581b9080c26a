package dev.trainspotter.shrink.lambdas;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/// A lambda or method reference, as the compiler left it to Java's `LambdaMetafactory`.
///
/// @param face the interface that it implements
/// @param name of the interface's one method
/// @param erased the types of that method
/// @param exact the same types as far as they are known where the lambda is written
/// @param captured the types of the values that it keeps, which come before its arguments
/// @param body the method that it calls
record Lambda(
    ClassDesc face,
    String name,
    MethodTypeDesc erased,
    MethodTypeDesc exact,
    List<ClassDesc> captured,
    DirectMethodHandleDesc body) {
  private static final ClassDesc FACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");

  /// Reads what the compiler left.
  ///
  /// @return empty if this makes something else, or a lambda with markers or of several methods
  static Optional<Lambda> of(InvokeDynamicInstruction instruction) {
    DirectMethodHandleDesc factory = instruction.bootstrapMethod();
    if (!factory.owner().equals(FACTORY) || !factory.methodName().equals("metafactory")) {
      return Optional.empty();
    }
    List<ConstantDesc> arguments = instruction.bootstrapArgs();
    MethodTypeDesc made = instruction.typeSymbol();
    return arguments.get(0) instanceof MethodTypeDesc erased
            && arguments.get(1) instanceof DirectMethodHandleDesc body
            && arguments.get(2) instanceof MethodTypeDesc exact
        ? Optional.of(
            new Lambda(
                made.returnType(),
                instruction.name().stringValue(),
                erased,
                exact,
                made.parameterList(),
                body))
        : Optional.empty();
  }
}
