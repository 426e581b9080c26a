package dev.trainspotter.shrink.lambdas;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A switch over the classes of an object, as the compiler left it to Java's `SwitchBootstraps`.
///
/// @param type takes the object and the number of the first case to try, and returns the number of
///     the case that fits: −1 for no object, and the number of cases when none fits
/// @param cases the class of each
record TypeSwitch(MethodTypeDesc type, List<ClassDesc> cases) {
  private static final ClassDesc FACTORY = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

  /// Reads what the compiler left.
  ///
  /// @return empty if this makes something else, or a switch with cases that are no classes
  static Optional<TypeSwitch> of(InvokeDynamicInstruction instruction) {
    DirectMethodHandleDesc factory = instruction.bootstrapMethod();
    boolean isSwitch =
        factory.owner().equals(FACTORY)
            && factory.methodName().equals("typeSwitch")
            && instruction.bootstrapArgs().stream()
                .allMatch(each -> each instanceof ClassDesc type && !type.isPrimitive());
    return isSwitch
        ? Optional.of(
            new TypeSwitch(
                instruction.typeSymbol(),
                instruction.bootstrapArgs().stream().map(ClassDesc.class::cast).toList()))
        : Optional.empty();
  }

  /// Writes the body of a static method that does what the switch does.
  void write(CodeBuilder code) {
    int object = code.parameterSlot(0);
    Label known = code.newLabel();
    List<Label> labels =
        IntStream.rangeClosed(0, cases.size()).mapToObj(any -> code.newLabel()).toList();
    code.aload(object).ifnonnull(known).iconst_m1().ireturn().labelBinding(known);
    if (!cases.isEmpty()) {
      List<SwitchCase> starts = new ArrayList<>();
      for (int at = 0; at < cases.size(); at++) {
        starts.add(SwitchCase.of(at, labels.get(at)));
      }
      code.iload(code.parameterSlot(1)).tableswitch(labels.getLast(), starts);
    }
    for (int at = 0; at < cases.size(); at++) {
      code.labelBinding(labels.get(at))
          .aload(object)
          .instanceOf(cases.get(at))
          .ifeq(labels.get(at + 1))
          .loadConstant(at)
          .ireturn();
    }
    code.labelBinding(labels.getLast()).loadConstant(cases.size()).ireturn();
  }
}
