package dev.trainspotter.shrink.lambdas;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Objects;

/// Turns a value of one type into another, as Java does between a lambda and its interface: casts,
/// boxes, unboxes, and widens numbers.
final class Conversion {
  /// The class of each primitive type's boxes, and the method that opens them.
  private record Box(ClassDesc type, String open) {}

  private static final Map<ClassDesc, Box> BOXES =
      Map.of(
          ConstantDescs.CD_boolean, new Box(ConstantDescs.CD_Boolean, "booleanValue"),
          ConstantDescs.CD_byte, new Box(ConstantDescs.CD_Byte, "byteValue"),
          ConstantDescs.CD_char, new Box(ConstantDescs.CD_Character, "charValue"),
          ConstantDescs.CD_short, new Box(ConstantDescs.CD_Short, "shortValue"),
          ConstantDescs.CD_int, new Box(ConstantDescs.CD_Integer, "intValue"),
          ConstantDescs.CD_long, new Box(ConstantDescs.CD_Long, "longValue"),
          ConstantDescs.CD_float, new Box(ConstantDescs.CD_Float, "floatValue"),
          ConstantDescs.CD_double, new Box(ConstantDescs.CD_Double, "doubleValue"));

  private Conversion() {}

  /// Writes code that converts the value on the stack.
  ///
  /// @param from its type as far as Java's verifier knows it
  /// @param exact its type as the compiler knows it
  static void write(CodeBuilder code, ClassDesc from, ClassDesc exact, ClassDesc to) {
    if (from.isPrimitive()) {
      if (to.isPrimitive()) {
        code.conversion(TypeKind.from(from), TypeKind.from(to));
      } else {
        box(code, from);
      }
    } else if (to.isPrimitive()) {
      unbox(code, from, exact, to);
    } else {
      cast(code, from, to);
    }
  }

  /// Writes code that converts the result of a call into that of the interface's method, which may
  /// have none.
  static void writeResult(CodeBuilder code, ClassDesc from, ClassDesc exact, ClassDesc to) {
    if (!to.equals(ConstantDescs.CD_void)) {
      write(code, from, exact, to);
    } else if (TypeKind.from(from).slotSize() == 2) {
      code.pop2();
    } else if (TypeKind.from(from).slotSize() == 1) {
      code.pop();
    }
  }

  private static void box(CodeBuilder code, ClassDesc from) {
    ClassDesc box = boxOf(from).type();
    code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
  }

  /// A box of another type than `to` holds a smaller number, which is widened.
  private static void unbox(CodeBuilder code, ClassDesc from, ClassDesc exact, ClassDesc to) {
    ClassDesc opened =
        BOXES.entrySet().stream()
            .filter(box -> box.getValue().type().equals(exact))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(to);
    Box box = boxOf(opened);
    cast(code, from, box.type());
    code.invokevirtual(box.type(), box.open(), MethodTypeDesc.of(opened));
    code.conversion(TypeKind.from(opened), TypeKind.from(to));
  }

  private static Box boxOf(ClassDesc primitive) {
    return Objects.requireNonNull(BOXES.get(primitive), primitive.displayName());
  }

  private static void cast(CodeBuilder code, ClassDesc from, ClassDesc to) {
    if (!from.equals(to) && !to.equals(ConstantDescs.CD_Object)) {
      code.checkcast(to);
    }
  }
}
