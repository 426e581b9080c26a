package dev.trainspotter.emulators;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An object of a class that only an isolated class loader knows, reached by the names it has.
record IsolatedObject(Class<?> type, @Nullable Object object) {

  /// The class itself, for its static methods.
  static IsolatedObject of(Class<?> type) {
    return new IsolatedObject(type, null);
  }

  IsolatedObject create(Object... arguments) {
    try {
      return to(one(type.getConstructors(), "<init>", arguments).newInstance(arguments));
    } catch (ReflectiveOperationException failure) {
      throw unwrapped(failure);
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
    } catch (ReflectiveOperationException failure) {
      throw unwrapped(failure);
    }
  }

  /// A private field's value.
  IsolatedObject field(String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return to(field.get(object));
    } catch (ReflectiveOperationException failure) {
      throw unwrapped(failure);
    }
  }

  /// The object as a type that the platform knows.
  <T> T as(Class<T> known) {
    return Objects.requireNonNull(known.cast(object));
  }

  /// An object that something foreign answered.
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

  private static IllegalStateException unwrapped(ReflectiveOperationException failure) {
    Throwable cause =
        failure instanceof InvocationTargetException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return new IllegalStateException(String.valueOf(cause.getMessage()), cause);
  }
}
