package dev.trainspotter.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// A headless Chromium with the console of a local API.
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String AXE = text("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js");

  private final ChromeDriver driver;
  private final URI console;

  private Browser(ChromeDriver driver, URI console) {
    this.driver = driver;
    this.console = console;
  }

  /// Starts it. Without a browser on this machine the tests are skipped, but fail in CI.
  static Browser start(URI console) {
    Path chromium = program("chromium", "chromium-browser", "google-chrome");
    Path chromedriver = program("chromedriver");
    if (chromium == null || chromedriver == null) {
      String reason = "the console is not tested: install chromium and chromium-driver";
      assertThat("true".equals(System.getenv("CI"))).as(reason).isFalse();
      System.err.println(reason);
      Assumptions.abort(reason);
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--lang=en-GB",
        "--window-size=1440,900");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .usingAnyFreePort()
            .withEnvironment(Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8"))
            .build();
    return new Browser(new ChromeDriver(service, options), console);
  }

  private static Path program(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(":", -1))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  ChromeDriver driver() {
    return driver;
  }

  /// Loads a page of the console, by its address below the console's.
  void open(String place) {
    driver.get(console.resolve(place).toString());
  }

  /// The path and query of the present address.
  String place() {
    return console.relativize(URI.create(driver.getCurrentUrl())).toString();
  }

  /// The texts of all elements that match, without those that are not shown.
  List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  /// Waits until an element that matches is shown.
  WebElement await(String css) {
    awaitThat(
        () -> driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed),
        css);
    return driver.findElement(By.cssSelector(css));
  }

  /// Waits until an element that matches shows this text.
  void awaitText(String css, String text) {
    awaitThat(
        () -> String.join("\n", texts(css)).contains(text), "%s with \"%s\"".formatted(css, text));
  }

  /// Waits until this holds.
  void awaitThat(Supplier<Boolean> condition, String description) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isTrue(condition)) {
      assertThat(System.nanoTime())
          .as(() -> "%s never came; the page: %s".formatted(description, texts("body")))
          .isLessThan(end);
      pause();
    }
  }

  /// An element may be replaced while its text is read.
  private static boolean isTrue(Supplier<Boolean> condition) {
    try {
      return condition.get();
    } catch (StaleElementReferenceException _) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(25);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Presses keys where the focus is.
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  Object run(String script) {
    return driver.executeScript(script);
  }

  /// Runs the body of an asynchronous function with `argument`, and waits for what it returns. The
  /// modules of the console are `conditions`, `catalog`, `query`, `place` and `api`.
  String runModules(String body, String argument) {
    return Objects.toString(
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            const argument = arguments[0];
            const names = ['conditions', 'catalog', 'query', 'place', 'api'];
            Promise.all(names.map(name => import('/console/' + name + '.js')))
              .then(async ([conditions, {Catalog}, {Query}, {Place, href}, api]) => {
                const catalog = await Catalog.load();
                %s
              })
              .then(done, failure => done('failed: ' + failure));
            """
                .formatted(body),
            argument));
  }

  /// What the page wrote to the browser's console, errors and violations of the policy included.
  List<String> log() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        // A hint of the browser on how axe measures colours.
        .filter(message -> !message.contains("getImageData"))
        .toList();
  }

  /// Every address that the document has loaded.
  List<String> loaded() {
    return Stream.of(
            Objects.toString(
                    run(
                        "return performance.getEntriesByType('resource').map(e => e.name).join('\\n"
                            + "')"))
                .split("\n", -1))
        .toList();
  }

  /// Waits until the page is drawn, and checks it in both themes, on a phone and on a wide screen.
  void assertAccessible() {
    awaitThat(
        () ->
            Boolean.TRUE.equals(
                run(
                    "return !!document.querySelector('main h1')"
                        + " && !document.querySelector('[aria-busy=true]')")),
        "the page");
    for (String theme : new String[] {"light", "dark"}) {
      for (int width : new int[] {390, 1440}) {
        assertThat(violations(theme, width)).as("%s, %d", theme, width).isEmpty();
        assertThat(run("return document.documentElement.scrollWidth"))
            .as("no part is wider than the window")
            .isEqualTo((long) width);
      }
    }
    reset();
  }

  /// Violations of accessibility, in this theme and width.
  private String violations(String theme, int width) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    if (!Boolean.TRUE.equals(run("return 'axe' in window"))) {
      driver.executeScript(AXE);
    }
    return Objects.toString(
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
              .then(found => done(found.violations
                .map(one => one.id + ': ' + one.nodes.map(node => node.html + node.any.map(a => a.message)).join(' | '))
                .join('\\n')));
            """));
  }

  /// Connects the browser with the network, or disconnects it.
  void network(boolean isConnected) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline",
            !isConnected,
            "latency",
            0,
            "downloadThroughput",
            -1,
            "uploadThroughput",
            -1));
  }

  /// Ends the emulation of a theme and a width.
  private void reset() {
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.manage().window().setSize(new Dimension(1440, 900));
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static String text(String resource) {
    try (InputStream content = Browser.class.getResourceAsStream(resource)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
