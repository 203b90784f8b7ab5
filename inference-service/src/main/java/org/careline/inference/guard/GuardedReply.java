package org.careline.inference.guard;

import java.util.function.UnaryOperator;
import org.careline.inference.routing.Draft;
import org.careline.inference.routing.UnfitDraftException;

/**
 * A draft that shows sentences, each judged before it is shown. Of an unfinished sentence only the
 * words are shown that no continuation can turn into something to withhold. What must not be shown
 * is replaced by a safe line, once for a run of sentences.
 */
public final class GuardedReply implements Draft {

  /** What links, tags, images, citation markers and addresses begin with or hold. */
  private static final String MARKUP = "<[(!]/@";

  private final String language;
  private final SentenceJudge judge;
  private final GuardPhrases phrases;
  private final UnaryOperator<String> polish;
  private final ReplySink sink;
  private final StringBuilder pending = new StringBuilder();
  private final StringBuilder shown = new StringBuilder();
  private String before = "";

  /** Characters of the pending sentence that are shown already. */
  private int ahead;

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
    showAhead();
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
    breakOff();
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

  /** Shows the words of the unfinished sentence that are clear whatever follows. */
  private void showAhead() {
    int words = lastSpace(pending);
    String begun = pending.substring(0, words);
    int clear = clearLength(begun, plainLength(begun));
    if (clear > ahead && (shown() || LanguageFit.beginsIn(begun.substring(0, clear), language))) {
      pass(begun.substring(ahead, clear));
      lastWasWithheld = false;
      ahead = clear;
    }
  }

  private int clearLength(String begun, int plain) {
    if (plain <= ahead) {
      return 0;
    }
    String context = before.isEmpty() ? "" : before + " ";
    int clear = judge.clearLength(context + begun.substring(0, plain)) - context.length();
    return begun.substring(0, Math.max(0, clear)).stripTrailing().length();
  }

  /** Length of the beginning that holds nothing which polishing could change. */
  private static int plainLength(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (MARKUP.indexOf(text.charAt(i)) >= 0 || text.startsWith("www.", i)) {
        return text.lastIndexOf(' ', i) + 1;
      }
    }
    return text.length();
  }

  private static int lastSpace(CharSequence text) {
    int i = text.length() - 1;
    while (i >= 0 && !Character.isWhitespace(text.charAt(i))) {
      i--;
    }
    return Math.max(i, 0);
  }

  /** Marks that a sentence shown in part does not go on. */
  private void breakOff() {
    if (ahead > 0) {
      space = "";
      emit("…");
      ahead = 0;
    }
  }

  private void show(String sentence) {
    String bare = sentence.strip();
    if (bare.isEmpty()) {
      pass(sentence);
      return;
    }
    if (!shown() && ahead == 0 && !LanguageFit.fits(bare, language)) {
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
    pass(sentence.substring(ahead));
    ahead = 0;
  }

  private void withhold(String sentence) {
    withheld++;
    before = "";
    boolean begun = ahead > 0;
    breakOff();
    if (!lastWasWithheld) {
      String tail = sentence.substring(sentence.stripTrailing().length());
      String head = sentence.substring(0, sentence.length() - sentence.stripLeading().length());
      pass((begun ? " " : head) + phrases.withheld() + tail);
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
