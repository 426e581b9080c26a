package dev.trainspotter.ingest.sagemaker;

import java.util.Set;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Refuses every request to SageMaker that could change something: only three operations, which
/// read, are sent.
final class AllowedOperations implements ExecutionInterceptor {
  static final String DESCRIBE = "DescribeTrainingJob";
  static final String LIST_TAGS = "ListTags";
  static final String SEARCH = "Search";

  private static final Set<String> ALLOWED = Set.of(DESCRIBE, LIST_TAGS, SEARCH);

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String operation =
        String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    if (!ALLOWED.contains(operation)) {
      throw new IllegalStateException("Trainspotter does not send %s".formatted(operation));
    }
  }
}
