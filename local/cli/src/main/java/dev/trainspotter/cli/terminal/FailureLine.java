package dev.trainspotter.cli.terminal;

import java.io.EOFException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A failure as one line for the user: its cause in plain words, never the name of a class.
public final class FailureLine {
  private static final Pattern CLASS_NAME =
      Pattern.compile("(?:[a-z][a-z0-9_]*\\.)+[A-Z]\\w*(?:[.$][A-Z]\\w*)*(?:: ?|\\b)");

  /// What the AWS SDK appends to a service's message: the request's id and its own wrapping.
  private static final Pattern SDK_SUFFIX =
      Pattern.compile("\\s*\\((?:Service: |SDK Attempt Count: )[^()]*\\)");

  private FailureLine() {}

  /// The line for this failure.
  public static String of(Throwable failure) {
    Throwable cause = cause(failure);
    @Nullable String words = words(cause);
    return OneLine.of(words == null ? unexplained(cause) : words);
  }

  /// The text of an exception that was logged, such as `java.io.IOException: reset`, without class
  /// names and in one line.
  public static String of(String logged) {
    @Nullable String words = plain(logged);
    return words == null ? "the cause is unknown" : OneLine.of(words);
  }

  /// The first failure that is more than a wrapper of another.
  private static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    @Nullable Throwable inner = cause.getCause();
    while (inner != null && isWrapper(cause, inner)) {
      cause = inner;
      inner = cause.getCause();
    }
    return cause;
  }

  private static boolean isWrapper(Throwable failure, Throwable cause) {
    return switch (failure) {
      case ExecutionException _,
          CompletionException _,
          InvocationTargetException _,
          UndeclaredThrowableException _,
          ExceptionInInitializerError _ ->
          true;
      default -> failure.getMessage() == null || isMessageOf(failure, cause);
    };
  }

  /// Whether the failure has the message that Java makes of its cause.
  private static boolean isMessageOf(Throwable failure, Throwable cause) {
    return cause.toString().equals(failure.getMessage());
  }

  private static @Nullable String words(Throwable cause) {
    return switch (cause) {
      case UnknownHostException _ -> "the host %s is unknown".formatted(cause.getMessage());
      case NoSuchFileException e -> "%s does not exist".formatted(e.getFile());
      case AccessDeniedException e -> "no permission for %s".formatted(e.getFile());
      case FileSystemException e -> plain("%s: %s".formatted(e.getFile(), e.getReason()));
      case EOFException _ -> "its end is missing";
      case OutOfMemoryError _ -> "the memory is used up: give Java more of it with -Xmx";
      case StackOverflowError _ -> "the input is nested too deeply";
      case LinkageError _ -> "the build is incomplete: run mvn clean, and start the program again";
      case InterruptedException _ -> "interrupted";
      default -> plain(cause.getMessage());
    };
  }

  private static @Nullable String plain(@Nullable String message) {
    if (message == null) {
      return null;
    }
    String first = message.strip().lines().findFirst().orElse("");
    String words = SDK_SUFFIX.matcher(CLASS_NAME.matcher(first).replaceAll("")).replaceAll("");
    return words.isBlank() ? null : words.strip();
  }

  /// Names the kind of the failure and where it happened, for a report.
  private static String unexplained(Throwable cause) {
    String kind =
        cause
            .getClass()
            .getSimpleName()
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
    StackTraceElement[] frames = cause.getStackTrace();
    String where =
        frames.length == 0
            ? ""
            : " at %s:%d".formatted(frames[0].getFileName(), frames[0].getLineNumber());
    return "an error in the program, please report it: %s%s".formatted(kind, where);
  }
}
