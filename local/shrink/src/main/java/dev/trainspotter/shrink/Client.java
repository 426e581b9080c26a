package dev.trainspotter.shrink;

import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A client of the SDK: a class or interface with one method, or several, for each operation.
///
/// It names the requests and responses of all operations, hundreds of classes that Java would even
/// load to verify it. So its methods are looked at one by one.
final class Client {
  private static final String SERVICES = "software/amazon/awssdk/services/";
  private static final Pattern CLIENT = Pattern.compile(SERVICES + "\\w+/\\w+Client");

  private static final ClassFile MEASURED =
      ClassFile.of(
          ClassFile.ConstantPoolSharingOption.NEW_POOL, ClassFile.StackMapsOption.DROP_STACK_MAPS);

  private final ClassModel model;

  Client(ClassModel model) {
    this.model = model;
  }

  /// Whether a class of this name, with slashes, is a client of the SDK.
  static boolean is(String name) {
    return CLIENT.matcher(name).matches();
  }

  /// The methods that go when nothing calls them.
  ///
  /// Others may be called by classes that know nothing of this service: by the SDK's own, or by
  /// Java's.
  List<MethodModel> operations() {
    return model.methods().stream().filter(Client::isOperation).toList();
  }

  private static boolean isOperation(MethodModel method) {
    return method.flags().has(AccessFlag.PRIVATE)
        || method.methodType().stringValue().contains(SERVICES);
  }

  /// The constants of everything but the operations.
  ConstantPool rest() {
    return constants(element -> !(element instanceof MethodModel m && isOperation(m)));
  }

  /// The constants of one method alone.
  ConstantPool constants(MethodModel method) {
    return constants(element -> element == method);
  }

  private ConstantPool constants(Predicate<ClassElement> kept) {
    byte[] part =
        MEASURED.transformClass(
            model,
            (builder, element) -> {
              if (kept.test(element) && !(element instanceof InnerClassesAttribute)) {
                builder.with(element);
              }
            });
    return ClassFile.of().parse(part).constantPool();
  }

  /// The client without the operations that nothing calls.
  ///
  /// @param called the methods that are called anywhere
  /// @param kept the classes that stay
  byte[] with(Set<Member> called, Set<String> kept, ClassHierarchyResolver hierarchy) {
    return ClassFile.of(
            ClassFile.ConstantPoolSharingOption.NEW_POOL,
            ClassFile.ClassHierarchyResolverOption.of(hierarchy))
        .transformClass(
            model,
            (builder, element) -> {
              switch (element) {
                case InnerClassesAttribute inner -> builder.with(only(inner, kept));
                case MethodModel m when isOperation(m) && !called.contains(Member.of(m)) -> {}
                default -> builder.with(element);
              }
            });
  }

  /// Classes of Java are not among those that stay, and may not be left out.
  private static InnerClassesAttribute only(InnerClassesAttribute inner, Set<String> kept) {
    return InnerClassesAttribute.of(
        inner.classes().stream()
            .filter(
                named -> {
                  String name = named.innerClass().asInternalName();
                  return kept.contains(name) || !name.startsWith(SERVICES);
                })
            .toList());
  }
}
