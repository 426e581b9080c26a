package dev.trainspotter.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Standard output that remembers why a write failed.
///
/// Java's own stream drops the reason. Without it, output cut off by a full disk would look
/// complete.
public final class StandardOutput extends FilterOutputStream {
  private @Nullable IOException failure;

  StandardOutput(OutputStream out) {
    super(out);
  }

  /// Replaces `System.out`.
  public static StandardOutput install() {
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PrintStream(new BufferedOutputStream(output), true, StandardCharsets.UTF_8));
    return output;
  }

  /// Why the output is incomplete. Null when all was written, or when the reader closed the pipe.
  public @Nullable String failure() {
    String reason = failure == null ? null : String.valueOf(failure.getMessage());
    return reason == null || reason.contains("Broken pipe") || reason.contains("closed")
        ? null
        : "standard output cannot be written: " + reason;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }
}
