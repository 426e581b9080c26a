package dev.trainspotter.benchmarks.coldstart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A new certificate for 127.0.0.1, and files with which clients trust it in addition to all
/// authorities of this machine.
///
/// @param folder holds nothing else
record TlsFiles(Path folder) implements AutoCloseable {
  /// Where the product's HTTP client reads the authorities that it trusts.
  private static final Path SYSTEM_BUNDLE = Path.of("/etc/ssl/certs/ca-certificates.crt");

  private static final String ALIAS = "stub";
  private static final char[] PASSWORD = "unchecked".toCharArray();

  static TlsFiles create() throws IOException, GeneralSecurityException {
    TlsFiles files = new TlsFiles(Files.createTempDirectory("cold-start-tls-"));
    files.createKey();
    byte[] certificate = files.keys().getCertificate(ALIAS).getEncoded();
    String pem =
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate));
    String system = Files.exists(SYSTEM_BUNDLE) ? Files.readString(SYSTEM_BUNDLE) : "";
    Files.writeString(files.bundle(), system + "\n" + pem);
    files.createTrustStore();
    return files;
  }

  /// A context with which a server shows the certificate.
  SSLContext context() throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(keys(), PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /// The option with which Java's own TLS trusts the certificate.
  String option() {
    return "-Djavax.net.ssl.trustStore=" + trustStore();
  }

  /// The start of a command whose process sees these authorities as those of the machine. Nothing
  /// outside of the process changes.
  List<String> prefix() {
    return List.of(
        "unshare",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        "mount --bind \"$0\" %s && exec \"$@\"".formatted(SYSTEM_BUNDLE),
        bundle().toString());
  }

  /// Whether this machine allows such a command.
  boolean isPrefixAllowed() {
    List<String> command = new ArrayList<>(prefix());
    command.add("true");
    return Files.exists(SYSTEM_BUNDLE) && Commands.succeeds(command);
  }

  private Path keyStore() {
    return folder.resolve("keys.p12");
  }

  private Path trustStore() {
    return folder.resolve("trusted.jks");
  }

  private Path bundle() {
    return folder.resolve("bundle.crt");
  }

  private void createKey() throws IOException {
    String password = String.valueOf(PASSWORD);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "RSA",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "san=ip:127.0.0.1",
            "-keystore",
            keyStore().toString(),
            "-storepass",
            password);
    if (!Commands.succeeds(command)) {
      throw new IOException("keytool made no certificate");
    }
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(keyStore().toFile(), PASSWORD);
  }

  /// The JDK's authorities and the certificate. Java reads this type without a password.
  private void createTrustStore() throws IOException, GeneralSecurityException {
    Path authorities = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    KeyStore known = KeyStore.getInstance(authorities.toFile(), (char[]) null);
    KeyStore trusted = KeyStore.getInstance("JKS");
    trusted.load(null, PASSWORD);
    for (String alias : Collections.list(known.aliases())) {
      trusted.setCertificateEntry(alias, known.getCertificate(alias));
    }
    trusted.setCertificateEntry(ALIAS, keys().getCertificate(ALIAS));
    try (OutputStream out = Files.newOutputStream(trustStore())) {
      trusted.store(out, PASSWORD);
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
