package dev.trainspotter.ingest;

import java.util.Locale;

/// The members of the reconcile function's response to an event that asks for checks.
public enum CheckMember {
  /// The external id of the stack's reader roles: its account, Region and stage; empty without
  /// member accounts.
  HUB,
  /// One object for each account and Region, with the members that follow.
  CHECKS,
  /// The account.
  ACCOUNT_ID,
  /// The Region.
  REGION,
  /// Whether the account is the stack's own.
  OWN,
  /// Whether there was time for the check.
  CHECKED,
  /// The request that was refused, such as `AssumeRole`; absent when none was.
  REFUSED,
  /// Why, as in log lines, such as `denied`.
  CAUSE,
  /// The error's code; may be empty.
  DETAIL,
  /// The time of the newest event; absent when none came.
  LAST_EVENT_TIME,
  /// When the newest complete pass of the reconciliation ended; absent when none did.
  LAST_RECONCILED_AT,
  /// The ranges whose reconciliation is overdue, separated by commas.
  OVERDUE,
  /// How many jobs the last complete pass of a range found whose events were lost: the highest
  /// number among the ranges.
  MISSED;

  /// The member's name.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
