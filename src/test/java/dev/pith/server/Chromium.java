package dev.pith.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The system's Chromium with a profile of its own. Without it the tests of the page fail: a page
 * that nobody looked at is not tested.
 */
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final String MISSING =
      "the tests of the page need Chromium; install the Debian packages chromium and"
          + " chromium-driver";

  final ChromeDriver driver;
  private final Path profile;

  private Chromium(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
  }

  static Chromium start() {
    Path browser = onPath("chromium", "chromium-browser", "google-chrome");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(onPath("chromedriver").toFile())
            .build();
    try {
      Path profile = Files.createTempDirectory("pith-chromium");
      ChromeOptions options = new ChromeOptions();
      options.setBinary(browser.toString());
      options.addArguments(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--no-proxy-server",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          // No name but the loopback address is ever looked up, so none can be slow.
          "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
          "--user-data-dir=" + profile);
      ChromeDriver driver = new ChromeDriver(service, options);
      driver.manage().timeouts().scriptTimeout(PATIENCE);
      return new Chromium(driver, profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path onPath(String... names) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(names)
        .flatMap(name -> Arrays.stream(path.split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(MISSING));
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  void colours(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** Opens the address and waits until the page is in one of its states. */
  void open(Object address, String state) {
    driver.get(address.toString());
    awaitState(state);
  }

  void awaitState(String state) {
    await(() -> is("document.body.dataset.state === arguments[0]", state));
  }

  void await(BooleanSupplier condition) {
    // What is looked at may be replaced at that moment: it is looked for again.
    new WebDriverWait(driver, PATIENCE, POLL)
        .ignoring(StaleElementReferenceException.class)
        .until(d -> condition.getAsBoolean());
  }

  /** What the script returns, which is never null or undefined. */
  Object script(String code, Object... arguments) {
    return Objects.requireNonNull(driver.executeScript(code, arguments), code);
  }

  /** What the promise that the expression gives comes to, never null; its failure as a string. */
  Object awaited(String expression, Object... arguments) {
    String code =
        """
        const done = arguments[arguments.length - 1];
        (async () => (%s))().then(done, failure => done(String(failure)));
        """
            .formatted(expression);
    return Objects.requireNonNull(driver.executeAsyncScript(code, arguments), expression);
  }

  boolean is(String condition, Object... arguments) {
    return (boolean) script("return Boolean(" + condition + ")", arguments);
  }

  static String attribute(WebElement element, String name) {
    return Objects.requireNonNull(element.getDomAttribute(name), name);
  }

  WebElement one(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /** The browser's own complaints since the last call, such as a breach of the content policy. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** Nothing sticks out of a screen of this width, in pixels. */
  void assertNothingWiderThan(int width) {
    assertThat(((Number) script("return document.documentElement.scrollWidth")).intValue())
        .isLessThanOrEqualTo(width);
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
