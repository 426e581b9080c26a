package dev.trainspotter.ingest;

import dev.trainspotter.emulators.organizations.SimulatedOrganizations;
import java.util.List;
import java.util.Map;

/// A simulated AWS Organizations that the SDK's clients of this JVM use while it is open.
public final class RunningOrganization implements AutoCloseable {
  private static final List<String> PROPERTIES =
      List.of("aws.endpointUrlOrganizations", "aws.accessKeyId", "aws.secretAccessKey");

  private final SimulatedOrganizations organizations = SimulatedOrganizations.start();

  public RunningOrganization() {
    Map.of(
            PROPERTIES.get(0),
            organizations.endpoint().toString(),
            PROPERTIES.get(1),
            "111122223333",
            PROPERTIES.get(2),
            "any-secret")
        .forEach(System::setProperty);
  }

  /// The organization, to be changed by the test.
  public SimulatedOrganizations organizations() {
    return organizations;
  }

  @Override
  public void close() {
    PROPERTIES.forEach(System::clearProperty);
    organizations.close();
  }
}
