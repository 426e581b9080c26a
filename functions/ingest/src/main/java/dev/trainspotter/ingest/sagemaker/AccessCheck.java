package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.ingest.sagemaker.AccountProbe.Result;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Unavailable;
import dev.trainspotter.ingest.sagemaker.SageMakerClients.Access;
import org.jspecify.annotations.Nullable;

/// Finds out whether the requests of an account and Region are allowed: with the reader role all
/// three, and in the function's own account `Search`, the only one that reconciliation may send.
///
/// @param clients as the function itself uses them
public record AccessCheck(SageMakerClients clients) {
  /// The operation of a refusal by STS.
  public static final String ASSUME_ROLE = "AssumeRole";

  /// A request that was refused, or not answered.
  ///
  /// @param operation `AssumeRole`, or one of SageMaker's
  public record Refusal(String operation, Unavailable reason) {}

  /// Null when every request is allowed.
  public @Nullable Refusal of(AccountRegion accountRegion) {
    return switch (clients.of(accountRegion)) {
      case Access.Refused(var reason) -> new Refusal(ASSUME_ROLE, reason);
      case Access.Granted(var client) -> {
        AccountProbe probe = new AccountProbe();
        boolean isOwn = clients.isOwn(accountRegion.accountId());
        Result result = probe.of(client, accountRegion.region(), isOwn);
        yield result instanceof Result.Refused(var operation, var reason, var _)
            ? new Refusal(operation, reason)
            : null;
      }
    };
  }

  /// Whether this account is the function's own, which needs no role.
  public boolean isOwn(AccountRegion accountRegion) {
    return clients.isOwn(accountRegion.accountId());
  }
}
