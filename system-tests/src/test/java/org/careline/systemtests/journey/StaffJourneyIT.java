package org.careline.systemtests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.stack.Browser;
import org.careline.systemtests.stack.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What staff, reviewers and administrators do, in a real browser, with a patient at the other end.
 */
class StaffJourneyIT {

  private static final String CHEST_PAIN = "I have crushing chest pain and my left arm is numb";
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
  void aCriticalCaseAppearsIsAcceptedAnsweredAndHandedBack() {
    Page desk = browser.signIn(stack, browser.window(stack), "clinician");
    assertThat(desk.getByTestId("connection-state").first()).isVisible();
    Session patient = newPatient("Rosa Field");
    Page chat = chatOf(patient);

    chat.getByTestId("chat-input").fill(CHEST_PAIN);
    chat.getByTestId("chat-send").click();

    Locator row =
        desk.getByTestId("case-row").filter(new Locator.FilterOptions().setHasText("Rosa Field"));
    assertThat(row).isVisible();
    assertThat(row).hasAttribute("data-level", "CRITICAL");
    row.click();
    assertThat(desk.getByTestId("case-accept")).isVisible();
    assertThat(desk.getByTestId("case-message").first()).isVisible();
    Browser.shot(desk, "desk-critical-case");
    assertThat(Browser.violations(desk)).isEmpty();
    desk.getByTestId("case-accept").click();
    assertThat(desk.getByTestId("case-state")).hasAttribute("data-state", "ACCEPTED");
    assertThat(desk.getByTestId("case-message").first()).containsText("chest pain");

    desk.getByTestId("case-reply-input").fill("I am a nurse. Is somebody with you?");
    desk.getByTestId("case-reply-send").click();
    chat.getByTestId("emergency-continue").click();
    assertThat(Browser.messages(chat, "staff")).containsText("Is somebody with you?");
    assertThat(chat.getByTestId("floor-banner")).isVisible();
    Browser.shot(chat, "patient-with-nurse");

    theBotIsSilentWhileStaffHoldTheFloor(chat, desk);

    desk.getByTestId("case-handback").click();
    desk.getByTestId("case-ending-confirm").click();
    chat.getByTestId("chat-input").fill("What can I do about a tension headache?");
    chat.getByTestId("chat-send").click();
    assertThat(chat.locator("[data-testid=message][data-role=assistant][data-source=extractive]"))
        .hasCount(1);
  }

  private static void theBotIsSilentWhileStaffHoldTheFloor(Page chat, Page desk) {
    chat.getByTestId("chat-input").fill("My neighbour is with me");
    chat.getByTestId("chat-send").click();
    assertThat(
            desk.getByTestId("case-message")
                .filter(new Locator.FilterOptions().setHasText("My neighbour is with me")))
        .isVisible();
    assertThat(chat.locator("[data-testid=message][data-role=assistant]")).hasCount(1);
  }

  @Test
  void ofTwoWhoAcceptOneWinsAndTheOtherIsToldWho() {
    Session patient = newPatient("Two Nurses");
    String conversation = patient.send(null, CHEST_PAIN).path("conversationId").asText();
    Session ann = stack.signIn("clinician");
    Session sam = stack.signIn("clinician2");
    String path = "/api/v1/cases/" + caseOf(ann, conversation).path("id").asText();

    var first =
        java.util.concurrent.CompletableFuture.supplyAsync(
            () -> ann.post(path + "/accept", Map.of()));
    var second =
        java.util.concurrent.CompletableFuture.supplyAsync(
            () -> sam.post(path + "/accept", Map.of()));

    assertThat(java.util.List.of(first.join().status(), second.join().status()))
        .containsExactlyInAnyOrder(200, 409);
    var loser = first.join().status() == 409 ? first.join() : second.join();
    var winner = first.join().status() == 200 ? first.join() : second.join();
    assertThat(loser.code()).isEqualTo("case.already_accepted");
    assertThat(loser.body().path("acceptedBy").path("name").asText())
        .isNotEmpty()
        .isEqualTo(winner.body().path("assignee").path("name").asText());
  }

  @Test
  void aReviewerSeesWhyAndConfirms() {
    Session patient = newPatient("For Review");
    patient.send(null, CHEST_PAIN);
    Session api = stack.signIn("reviewer");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.get("/api/v1/reviews/queue").expect(200).path("total").asInt() > 0);

    Page review = browser.signIn(stack, browser.window(stack), "reviewer");
    review.getByTestId("review-row").first().click();

    assertThat(review.locator("mark").first()).isVisible();
    Browser.shot(review, "review");
    assertThat(Browser.violations(review)).isEmpty();
    int before = api.get("/api/v1/reviews/queue").expect(200).path("total").asInt();
    review.getByTestId("review-confirm").click();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> api.get("/api/v1/reviews/queue").expect(200).path("total").asInt() == before - 1);
  }

  @Test
  void anAdministratorSeesUsersAndNumbersFromTheBus() {
    Session patient = newPatient("Counted Once");
    Session admin = stack.signIn("admin");
    long before = messages(admin);
    patient.send(null, "What can I do about a tension headache?");
    await().atMost(Duration.ofSeconds(20)).until(() -> messages(admin) == before + 1);

    Page page = browser.signIn(stack, browser.window(stack), "admin");
    page.navigate("/admin");

    assertThat(page.getByTestId("dash-total-messages")).isVisible();
    Browser.shot(page, "admin-overview");
    assertThat(Browser.violations(page)).isEmpty();
  }

  private static long messages(Session admin) {
    return admin
        .get("/api/v1/analytics/dashboard")
        .expect(200)
        .path("totals")
        .path("messages")
        .asLong();
  }

  private static JsonNode caseOf(Session staff, String conversation) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              for (JsonNode item :
                  staff.get("/api/v1/cases?state=open").expect(200).path("items")) {
                if (conversation.equals(item.path("conversationId").asText())) {
                  return item;
                }
              }
              return null;
            },
            java.util.Objects::nonNull);
  }

  private static Session newPatient(String name) {
    return stack
        .careline()
        .register(UUID.randomUUID() + "@example.org", "a quiet river at dawn", name, "en");
  }

  /** A browser window in which this patient, registered through the API, is signed in. */
  private static Page chatOf(Session patient) {
    String email = patient.get("/api/v1/users/me").expect(200).path("email").asText();
    return browser.signIn(browser.window(stack), email, "a quiet river at dawn");
  }
}
