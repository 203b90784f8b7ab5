package org.careline.systemtests.stack;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chromium, as a person would use it. Screenshots go to {@code system-tests/target/screenshots}.
 */
public final class Browser implements AutoCloseable {

  private static final Path SHOTS = Stack.root().resolve("system-tests/target/screenshots");
  private static final Path AXE =
      Stack.root().resolve("chat-gateway/src/main/webapp/node_modules/axe-core/axe.min.js");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
  }

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final com.microsoft.playwright.Browser chromium =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(executable())
                  .setHeadless(true)
                  .setArgs(FLAGS));
  private final List<BrowserContext> contexts = new ArrayList<>();

  /** A new window of a new person: nobody is signed in. */
  public Page window(Stack stack, int width, int height, ColorScheme scheme) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(stack.base().toString())
                .setViewportSize(width, height)
                .setLocale("en-US")
                .setColorScheme(scheme));
    context.setDefaultTimeout(30_000);
    contexts.add(context);
    return context.newPage();
  }

  public Page window(Stack stack) {
    return window(stack, 1440, 900, ColorScheme.LIGHT);
  }

  /** Signs a demo user in through the login page. */
  public Page signIn(Stack stack, Page page, String who) {
    return signIn(page, stack.logins().email(who), stack.logins().password(who));
  }

  public Page signIn(Page page, String email, String password) {
    page.navigate("/login");
    page.getByTestId("login-email").fill(email);
    page.getByTestId("login-password").fill(password);
    page.getByTestId("login-submit").click();
    page.waitForURL(url -> !url.contains("/login"));
    return page;
  }

  /** Keeps a picture. */
  public static void shot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
  }

  /** Rule ids of WCAG A and AA violations that axe sees on the page. */
  public static List<String> violations(Page page) {
    // Past the page's own content security policy: the tests' tool is not the page's script.
    page.evaluate(read(AXE) + "\n;void 0;");
    Object found =
        page.evaluate(
            "async () => (await axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa']}))"
                + ".violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))");
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  public static Locator messages(Page page, String role) {
    return page.locator("[data-testid=message][data-role=" + role + "]");
  }

  @Override
  public void close() {
    contexts.forEach(BrowserContext::close);
    chromium.close();
    playwright.close();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path executable() {
    return java.util.stream.Stream.of(
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("install Chromium (Debian package chromium)"));
  }
}
