package dev.trainspotter.cli.local.account;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.cli.terminal.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/// The options of `local --aws`.
///
/// @param profile the AWS profile; null for the environment's credentials
/// @param regions the Regions; empty for that of the environment or of the profile
/// @param search the rate of `Search`
/// @param describe the rate of `DescribeTrainingJob`
public record AccountOptions(
    @Nullable String profile, List<String> regions, Rate search, Rate describe) {
  /// Copies the list.
  public AccountOptions {
    regions = List.copyOf(regions);
  }

  /// The Regions, each once: those of the options, else the one that the AWS CLI would use.
  ///
  /// @throws RefusedException when there is none or one is malformed
  List<String> chosenRegions() {
    List<String> chosen = regions(regions, profile, System.getenv());
    if (chosen.isEmpty()) {
      throw RefusedException.failed(
          "--aws needs a Region: name one with --region, or set AWS_REGION");
    }
    for (String region : chosen) {
      if (!AccountRegion.isRegion(region)) {
        throw RefusedException.wrongUsage("a Region must look like eu-west-1, was " + region);
      }
    }
    return chosen;
  }

  /// The Regions of the options, each once, else that of the variables, else that of the profile;
  /// empty when there is none.
  static List<String> regions(
      List<String> options, @Nullable String profile, Map<String, String> environment) {
    if (!options.isEmpty()) {
      return options.stream().distinct().toList();
    }
    Stream<String> variables =
        Stream.of("AWS_REGION", "AWS_DEFAULT_REGION")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(region -> !region.isBlank());
    return Stream.concat(variables, ofProfile(profile).stream()).limit(1).toList();
  }

  private static Optional<String> ofProfile(@Nullable String profile) {
    String name =
        profile == null ? ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow() : profile;
    try {
      return ProfileFile.defaultProfileFile().profile(name).flatMap(p -> p.property("region"));
    } catch (SdkException | IllegalArgumentException | IllegalStateException _) {
      return Optional.empty();
    }
  }
}
