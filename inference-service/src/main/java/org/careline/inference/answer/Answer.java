package org.careline.inference.answer;

import java.util.List;
import org.careline.contracts.chat.Citation;
import org.careline.contracts.chat.Provenance;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.safety.Screening;

/**
 * What is said in reply.
 *
 * @param text Markdown, as released by the guard
 * @param citations {@code [n]} in the text is {@code citations[n-1]}
 * @param safety what the guard says of the whole
 */
public record Answer(
    String text,
    ReplySource source,
    List<Citation> citations,
    Screening safety,
    Provenance provenance,
    Course course) {

  public Answer {
    citations = List.copyOf(citations);
  }

  /** Masked: an answer tells of a patient's health. */
  @Override
  public String toString() {
    return "Answer[" + source + ", " + course.ending() + "]";
  }
}
