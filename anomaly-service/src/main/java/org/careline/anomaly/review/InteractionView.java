package org.careline.anomaly.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.careline.anomaly.interaction.Explanation;
import org.careline.anomaly.interaction.Interaction;
import org.careline.anomaly.interaction.Interaction.ContextTurn;
import org.careline.anomaly.interaction.Stage;
import org.careline.anomaly.interaction.TargetedFinding;
import org.careline.contracts.text.PhiText;

/** An interaction as its reviewer reads it: texts in clear, every level's result, the evidence. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InteractionView(
    String id,
    String conversationId,
    String messageId,
    String level,
    double score,
    String state,
    String language,
    Instant createdAt,
    String category,
    String excerpt,
    String userText,
    String replyText,
    String replySource,
    List<TargetedFinding> findings,
    List<Stage> levels,
    Explanation explanation,
    List<ContextTurn> context,
    String policyVersion,
    VerdictView review,
    ClaimView claim) {

  private static final int EXCERPT = 140;

  record VerdictView(String decision, String reviewer, Instant at, String note) {}

  record ClaimView(String by, Instant until) {}

  /** A row of a list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Summary(
      String id,
      String conversationId,
      String messageId,
      String level,
      double score,
      String state,
      String language,
      Instant createdAt,
      String category,
      String excerpt) {

    static Summary from(Interaction interaction) {
      return new Summary(
          interaction.id().toString(),
          interaction.conversationId().toString(),
          interaction.messageId().toString(),
          interaction.level().name(),
          interaction.score(),
          interaction.state().name(),
          interaction.language(),
          interaction.createdAt(),
          leadingCategory(interaction),
          shortened(interaction.message().reveal()));
    }
  }

  static InteractionView from(Interaction interaction, Review review, Instant now) {
    Summary summary = Summary.from(interaction);
    return new InteractionView(
        summary.id(),
        summary.conversationId(),
        summary.messageId(),
        summary.level(),
        summary.score(),
        summary.state(),
        summary.language(),
        summary.createdAt(),
        summary.category(),
        summary.excerpt(),
        interaction.message().reveal(),
        interaction.reply().map(PhiText::reveal).orElse(null),
        interaction.replySource().orElse(null),
        interaction.findings(),
        interaction.stages(),
        interaction.explanation().orElse(null),
        interaction.context(),
        interaction.policyVersion(),
        review.verdict().map(InteractionView::verdict).orElse(null),
        review
            .claim()
            .filter(claim -> claim.until().isAfter(now))
            .map(claim -> new ClaimView(claim.name(), claim.until()))
            .orElse(null));
  }

  private static VerdictView verdict(Review.Verdict verdict) {
    return new VerdictView(
        verdict.decision(),
        verdict.name(),
        verdict.at(),
        verdict.note().map(PhiText::reveal).orElse(null));
  }

  private static String leadingCategory(Interaction interaction) {
    return interaction.findings().stream()
        .max(java.util.Comparator.comparing(TargetedFinding::level))
        .map(TargetedFinding::category)
        .orElse(null);
  }

  private static String shortened(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
  }
}
