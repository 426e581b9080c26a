package dev.trainspotter.emulators;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An object whose class only an isolated class loader knows; its members are found by name.
record IsolatedObject(Class<?> type, @Nullable Object object) {

  /// The class itself, for its constructors and static methods.
  static IsolatedObject of(Class<?> type) {
    return new IsolatedObject(type, null);
  }

  IsolatedObject create(Object... arguments) {
    try {
      return to(one(type.getConstructors(), "<init>", arguments).newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw unwrapped(e);
    }
  }

  /// Calls the first public method with that name and number of arguments.
  IsolatedObject call(String name, Object... arguments) {
    try {
      Method[] named =
          Stream.of(type.getMethods())
              .filter(method -> method.getName().equals(name))
              .toArray(Method[]::new);
      return to(one(named, name, arguments).invoke(object, arguments));
    } catch (ReflectiveOperationException e) {
      throw unwrapped(e);
    }
  }

  /// The value of a private field.
  IsolatedObject field(String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return to(field.get(object));
    } catch (ReflectiveOperationException e) {
      throw unwrapped(e);
    }
  }

  /// The object as a type that both class loaders know.
  <T> T as(Class<T> known) {
    return Objects.requireNonNull(known.cast(object));
  }

  /// Wraps an object that an isolated method returned.
  static IsolatedObject to(@Nullable Object object) {
    return new IsolatedObject(object == null ? Void.class : object.getClass(), object);
  }

  private <E extends Executable> E one(E[] candidates, String name, Object... arguments) {
    return Arrays.stream(candidates)
        .filter(candidate -> candidate.getParameterCount() == arguments.length)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("%s has no %s".formatted(type.getName(), name)));
  }

  private static IllegalStateException unwrapped(ReflectiveOperationException e) {
    Throwable cause =
        e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
    return new IllegalStateException(String.valueOf(cause.getMessage()), cause);
  }
}
