package org.careline.systemtests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import org.careline.systemtests.stack.Browser;
import org.careline.systemtests.stack.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a patient does, in a real browser. */
class PatientJourneyIT {

  private static final String PASSWORD = "a quiet river at dawn";
  private static Stack stack;
  private static Browser browser;

  @BeforeAll
  static void start() {
    stack = Stack.in(Stack.Mode.EXTRACTIVE);
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @Test
  void registersAsksAndGetsACitedAnswerThatSurvivesAReload() {
    Page page = browser.window(stack);
    register(page);
    Browser.shot(page, "patient-empty");
    assertThat(Browser.violations(page)).isEmpty();

    ask(page, "What can I do about a tension headache?");

    Locator answer = Browser.messages(page, "assistant");
    assertThat(answer).hasCount(1);
    assertThat(answer.getByTestId("citation").first()).isVisible();
    answer.getByTestId("citation").first().click();
    assertThat(page.getByTestId("citation-panel")).isVisible();
    assertThat(page.getByTestId("citation-panel")).containsText("eadache");
    Browser.shot(page, "patient-cited-answer");
    assertThat(Browser.violations(page)).isEmpty();

    page.reload();
    assertThat(Browser.messages(page, "assistant")).hasCount(1);
    assertThat(Browser.messages(page, "patient")).hasCount(1);
  }

  @Test
  void twoTabsBothStayLive() {
    Page first = browser.window(stack);
    register(first);
    ask(first, "How can I sleep better?");
    assertThat(Browser.messages(first, "assistant")).hasCount(1);
    Page second = first.context().newPage();
    second.navigate(first.url());
    assertThat(Browser.messages(second, "assistant")).hasCount(1);

    ask(second, "And what about naps?");

    assertThat(Browser.messages(second, "assistant")).hasCount(2);
    assertThat(Browser.messages(first, "assistant")).hasCount(2);
    assertThat(Browser.messages(first, "patient")).hasCount(2);
  }

  @Test
  void anEmergencyFillsTheViewWithTheNumberToCall() {
    Page page = browser.window(stack, 360, 740, ColorScheme.DARK);
    register(page);

    ask(page, "I have crushing chest pain and my left arm is numb");

    Locator card = page.getByTestId("emergency-card");
    assertThat(card).isVisible();
    assertThat(card.getByTestId("action-call").first()).hasAttribute("href", "tel:911");
    Browser.shot(page, "patient-emergency-360-dark");
    assertThat(Browser.violations(page)).isEmpty();
    page.getByTestId("emergency-continue").click();
    assertThat(card).isVisible();
  }

  private static void register(Page page) {
    page.navigate("/register");
    page.getByTestId("register-name").fill("Jo Rivera");
    page.getByTestId("register-email").fill(UUID.randomUUID() + "@example.org");
    page.getByTestId("register-password").fill(PASSWORD);
    page.getByTestId("register-submit").click();
    assertThat(page.getByTestId("chat-input")).isVisible();
  }

  private static void ask(Page page, String text) {
    page.getByTestId("chat-input").fill(text);
    page.getByTestId("chat-send").click();
  }
}
