package org.careline.inference.guard;

import java.util.function.UnaryOperator;
import org.careline.inference.routing.Draft;
import org.careline.inference.routing.UnfitDraftException;

/**
 * A draft that shows whole sentences, each judged before it is shown. A sentence that must not be
 * shown is replaced by a safe line, once for a run of them.
 */
public final class GuardedReply implements Draft {

  private final String language;
  private final SentenceJudge judge;
  private final GuardPhrases phrases;
  private final UnaryOperator<String> polish;
  private final ReplySink sink;
  private final StringBuilder pending = new StringBuilder();
  private final StringBuilder shown = new StringBuilder();
  private String before = "";
  private String space = "";
  private boolean lastWasWithheld;
  private boolean needsNotice;
  private int withheld;

  /**
   * @param language ISO 639-1, of the answer
   * @param polish makes a sentence presentable before it is judged
   */
  public GuardedReply(
      String language,
      SentenceJudge judge,
      GuardPhrases phrases,
      UnaryOperator<String> polish,
      ReplySink sink) {
    this.language = language;
    this.judge = judge;
    this.phrases = phrases;
    this.polish = polish;
    this.sink = sink;
  }

  @Override
  public void append(String words) {
    pending.append(words);
    release(false);
  }

  @Override
  public boolean shown() {
    return !shown.isEmpty();
  }

  @Override
  public boolean blank() {
    return shown.isEmpty() && pending.toString().isBlank();
  }

  @Override
  public void restart() {
    if (shown()) {
      throw new IllegalStateException("shown text is never taken back");
    }
    pending.setLength(0);
    before = "";
  }

  @Override
  public void end() {
    release(true);
    if (needsNotice) {
      close(phrases.notice());
    }
  }

  /**
   * The model has failed after words were shown: marks the cut; the unfinished sentence is lost.
   */
  public void cut() {
    pending.setLength(0);
    close(phrases.cut());
  }

  /** Everything shown so far. */
  public String text() {
    return shown.toString();
  }

  /** Sentences that were not shown. */
  public int withheld() {
    return withheld;
  }

  private void release(boolean whole) {
    int end = SentenceSplitter.firstEnd(pending, whole);
    while (end > 0) {
      String sentence = pending.substring(0, end);
      pending.delete(0, end);
      show(polish.apply(sentence));
      end = SentenceSplitter.firstEnd(pending, whole);
    }
  }

  private void show(String sentence) {
    String bare = sentence.strip();
    if (bare.isEmpty()) {
      pass(sentence);
      return;
    }
    if (!shown() && !LanguageFit.fits(bare, language)) {
      throw new UnfitDraftException("language");
    }
    switch (judge.judge(before.isEmpty() ? bare : before + " " + bare)) {
      case SHOW -> keep(sentence, bare);
      case SHOW_WITH_NOTICE -> {
        needsNotice = true;
        keep(sentence, bare);
      }
      case WITHHOLD -> withhold(sentence);
    }
  }

  private void keep(String sentence, String bare) {
    before = bare;
    lastWasWithheld = false;
    pass(sentence);
  }

  private void withhold(String sentence) {
    withheld++;
    before = "";
    if (!lastWasWithheld) {
      String tail = sentence.substring(sentence.stripTrailing().length());
      String head = sentence.substring(0, sentence.length() - sentence.stripLeading().length());
      pass(head + phrases.withheld() + tail);
    }
    lastWasWithheld = true;
  }

  private void close(String line) {
    space = "";
    emit(shown.isEmpty() ? line : "\n\n" + line);
  }

  /** Space at the very beginning is dropped, so that nothing counts as shown before a word is. */
  private void pass(String text) {
    emit(shown.isEmpty() ? text.stripLeading() : text);
  }

  /** Space at the end waits for the next word: what is shown never ends in it. */
  private void emit(String text) {
    String visible = text.stripTrailing();
    if (visible.isEmpty()) {
      space += shown.isEmpty() ? "" : text;
      return;
    }
    String next = space + visible;
    space = text.substring(visible.length());
    shown.append(next);
    sink.show(next);
  }
}
