package dev.trainspotter.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.ingest.CheckMember;
import dev.trainspotter.ingest.sagemaker.AccessCheck;
import java.util.ArrayList;
import java.util.List;

/// The checks of one account and Region, and what follows from them.
///
/// @param stack the stack's name
/// @param hub account, Region and stage of the stack; empty if it has no member accounts
/// @param check the checks as the function returned them
record Checkup(String stack, String hub, JsonNode check) {
  private static final String DENIED = "denied";

  String accountRegion() {
    return text(CheckMember.ACCOUNT_ID) + "/" + text(CheckMember.REGION);
  }

  /// `own`, `assumed`, `refused`, or empty when that was not found out.
  String role() {
    if (isOwn()) {
      return "own";
    }
    if (text(CheckMember.REFUSED).equals(AccessCheck.ASSUME_ROLE)) {
      return "refused";
    }
    return isChecked() ? "assumed" : "";
  }

  /// `allowed`, the request that was refused, or empty when that was not found out.
  String permissions() {
    if (!isChecked() || role().equals("refused")) {
      return "";
    }
    return isRefused() ? text(CheckMember.REFUSED) + " refused" : "allowed";
  }

  /// What is missing, the most important first; empty when nothing is.
  List<Missing> missing() {
    List<Missing> missing = new ArrayList<>();
    if (!isChecked()) {
      missing.add(new Missing("not checked: there was no time left", again()));
    }
    if (isRefused()) {
      missing.add(access());
    }
    long missed = check.path(CheckMember.MISSED.id()).asLong();
    if (missed > 0) {
      missing.add(new Missing("the events of %d jobs did not arrive".formatted(missed), deploy()));
    }
    if (text(CheckMember.LAST_RECONCILED_AT).isEmpty()) {
      missing.add(new Missing("no reconciliation was complete yet", reconcile()));
    } else if (!text(CheckMember.OVERDUE).isEmpty()) {
      missing.add(
          new Missing(
              "the reconciliation of these ranges is overdue: " + text(CheckMember.OVERDUE),
              reconcile()));
    }
    return missing;
  }

  private Missing access() {
    String why = "%s %s".formatted(text(CheckMember.CAUSE), text(CheckMember.DETAIL)).strip();
    if (!text(CheckMember.CAUSE).equals(DENIED)) {
      return new Missing("%s: %s".formatted(text(CheckMember.REFUSED), why), again());
    }
    return role().equals("refused")
        ? new Missing("the reader role cannot be assumed: " + why, deploy())
        : new Missing("%s is not allowed: %s".formatted(text(CheckMember.REFUSED), why), deploy());
  }

  /// In the stack's own place the stack itself is deployed, and the member stack anywhere else. The
  /// reader role is in the stack's Region.
  private String deploy() {
    String[] parts = hub.split(":", -1);
    boolean isHub = isOwn() && (parts.length < 2 || parts[1].equals(text(CheckMember.REGION)));
    if (isHub) {
      return "npx cdk deploy";
    }
    String region = isRefused() && parts.length > 1 ? parts[1] : text(CheckMember.REGION);
    return "AWS_REGION=%s npx cdk deploy -c trainspotter:hub=%s".formatted(region, hub);
  }

  private String reconcile() {
    return "./trainspotter reconcile --stack " + stack;
  }

  private String again() {
    return "./trainspotter doctor --stack " + stack;
  }

  private boolean isOwn() {
    return check.path(CheckMember.OWN.id()).asBoolean();
  }

  private boolean isChecked() {
    return check.path(CheckMember.CHECKED.id()).asBoolean();
  }

  private boolean isRefused() {
    return !text(CheckMember.REFUSED).isEmpty();
  }

  String text(CheckMember member) {
    return check.path(member.id()).asText();
  }
}
