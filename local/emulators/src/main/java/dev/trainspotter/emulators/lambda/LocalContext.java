package dev.trainspotter.emulators.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The context that a function receives with one invocation. Its log goes to standard error.
public record LocalContext(
    String functionName, String functionArn, String requestId, Instant deadline, InstantSource now)
    implements Context {
  private static final int MEMORY_IN_MEBIBYTES = 1024;

  /// The context of an invocation of `functionName` in account 111122223333 that starts now.
  public static LocalContext of(String functionName, Duration timeout) {
    String arn = "arn:aws:lambda:us-east-1:111122223333:function:" + functionName;
    return of(functionName, arn, timeout);
  }

  /// The same context of an invocation with this id.
  LocalContext withRequestId(String id) {
    return new LocalContext(functionName, functionArn, id, deadline, now);
  }

  static LocalContext of(String functionName, String functionArn, Duration timeout) {
    InstantSource now = InstantSource.system();
    String requestId = UUID.randomUUID().toString();
    return new LocalContext(functionName, functionArn, requestId, now.instant().plus(timeout), now);
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + functionName;
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return functionName;
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return functionArn;
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  /// Milliseconds until the deadline, never less than zero.
  @Override
  public int getRemainingTimeInMillis() {
    return Math.toIntExact(Math.max(0, Duration.between(now.instant(), deadline).toMillis()));
  }

  @Override
  public int getMemoryLimitInMB() {
    return MEMORY_IN_MEBIBYTES;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        System.err.println(message);
      }

      @Override
      public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
      }
    };
  }
}
