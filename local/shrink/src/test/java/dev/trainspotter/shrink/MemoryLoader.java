package dev.trainspotter.shrink;

import java.util.Map;

/// Loads and verifies classes from memory, with Java's own classes as its only others.
public final class MemoryLoader extends ClassLoader {
  private final Map<String, byte[]> files;

  /// @param files class files by their path
  public MemoryLoader(Map<String, byte[]> files) {
    super(ClassLoader.getPlatformClassLoader());
    this.files = files;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = files.get(name.replace('.', '/') + ".class");
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
