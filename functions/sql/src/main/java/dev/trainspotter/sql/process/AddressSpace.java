package dev.trainspotter.sql.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// The address space of this process, which Linux can limit (`setrlimit`).
///
/// Beyond the limit every allocation fails. The engine makes an error of that, so a query fails
/// instead of the process.
public final class AddressSpace {
  /// With less than this no thread may start. What a query has used is not always given back.
  private static final int LEAST_MEBIBYTES = 200;

  private static final AtomicLong LIMIT = new AtomicLong(Long.MAX_VALUE);

  private static final int RLIMIT_AS = 9;
  private static final long MEBIBYTE = 1024 * 1024;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String SIZE = "VmSize:";

  private AddressSpace() {}

  /// Whether this system can limit it.
  public static boolean canBeLimited() {
    return Files.isReadable(STATUS);
  }

  /// Lets the process have this much more than it has now. The limit cannot be raised again.
  ///
  /// @throws IllegalStateException when the system refuses the limit
  public static void limitTo(int moreMebibytes) {
    long limit = size() + moreMebibytes * MEBIBYTE;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = arena.allocate(ValueLayout.JAVA_LONG, 2);
      limits.setAtIndex(ValueLayout.JAVA_LONG, 0, limit);
      limits.setAtIndex(ValueLayout.JAVA_LONG, 1, limit);
      int result = (int) setrlimit().invokeExact(RLIMIT_AS, limits);
      if (result != 0) {
        throw new IllegalStateException("setrlimit refused a limit of %d bytes".formatted(limit));
      }
      LIMIT.set(limit);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("setrlimit could not be called", e);
    }
  }

  /// Whether so little is left that the process should not begin another query.
  public static boolean isUsedUp() {
    long limit = LIMIT.get();
    return limit < Long.MAX_VALUE && limit - size() < LEAST_MEBIBYTES * MEBIBYTE;
  }

  /// The size of the address space now, in bytes.
  static long size() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(SIZE))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(STATUS + " has no line " + SIZE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle setrlimit() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find("setrlimit").orElseThrow(),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  }
}
