package org.careline.inference.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.careline.inference.guard.SentenceJudge.Verdict;
import org.careline.inference.routing.UnfitDraftException;
import org.junit.jupiter.api.Test;

class GuardedReplyTest {

  private static final GuardPhrases PHRASES = new GuardPhrases("[withheld]", "[notice]", "[cut]");

  private final List<String> shown = new ArrayList<>();
  private final GuardedReply reply =
      new GuardedReply(
          "en", GuardedReplyTest::judge, PHRASES, UnaryOperator.identity(), shown::add);

  @Test
  void nothingIsShownBeforeASentenceIsWhole() {
    reply.append("Drink wa");
    assertThat(shown).isEmpty();
    assertThat(reply.shown()).isFalse();
    reply.append("ter. Re");
    assertThat(shown).containsExactly("Drink water.");
    assertThat(reply.shown()).isTrue();
  }

  @Test
  void aBadSentenceIsReplacedAndNeverShown() {
    reply.append("Drink water. This is BAD advice. Rest well.");
    reply.end();

    assertThat(reply.text()).isEqualTo("Drink water. [withheld] Rest well.");
    assertThat(String.join("", shown)).isEqualTo(reply.text());
    assertThat(reply.withheld()).isEqualTo(1);
  }

  @Test
  void aRunOfBadSentencesIsReplacedOnce() {
    reply.append("BAD one. BAD two. BAD three. Fine.");
    reply.end();

    assertThat(reply.text()).isEqualTo("[withheld] Fine.");
    assertThat(reply.withheld()).isEqualTo(3);
  }

  @Test
  void badnessSplitOverTwoSentencesIsSeen() {
    reply.append("Take all the pills. And SPLIT that. Rest.");
    reply.end();

    assertThat(reply.text()).isEqualTo("Take all the pills. [withheld] Rest.");
  }

  @Test
  void aNoticeClosesTheAnswerOnce() {
    reply.append("Maybe NOTICE this. And NOTICE that.");
    reply.end();

    assertThat(reply.text()).isEqualTo("Maybe NOTICE this. And NOTICE that.\n\n[notice]");
  }

  @Test
  void aCutIsMarkedAndTheUnfinishedSentenceIsLost() {
    reply.append("Drink water. Then you sho");
    reply.cut();

    assertThat(reply.text()).isEqualTo("Drink water.\n\n[cut]");
    assertThat(String.join("", shown)).isEqualTo(reply.text());
  }

  @Test
  void shownTextIsNeverTakenBack() {
    reply.append("Half");
    reply.restart();
    reply.append("Whole sentence. ");
    reply.append("Next");

    assertThatThrownBy(reply::restart).isInstanceOf(IllegalStateException.class);
    assertThat(reply.text()).isEqualTo("Whole sentence.");
  }

  @Test
  void theLastSentenceNeedsNoMark() {
    reply.append("Rest well");
    reply.end();

    assertThat(reply.text()).isEqualTo("Rest well");
  }

  @Test
  void anAnswerInTheWrongScriptIsUnfitAsLongAsNothingIsShown() {
    GuardedReply hindi =
        new GuardedReply(
            "hi", GuardedReplyTest::judge, PHRASES, UnaryOperator.identity(), shown::add);

    assertThatThrownBy(() -> hindi.append("This is certainly not Hindi. Next"))
        .isInstanceOf(UnfitDraftException.class);
    assertThat(shown).isEmpty();
  }

  @Test
  void wordsThatNothingCanTurnBadAreShownAtOnce() {
    GuardedReply quick = quick();

    quick.append("Drink");
    assertThat(shown).isEmpty();
    quick.append(" some wa");
    quick.append("ter with");
    quick.append(" it BA");

    assertThat(shown).containsExactly("Drink some", " water", " with");
    quick.append("D ly. Rest.");
    quick.end();
    assertThat(quick.text()).isEqualTo("Drink some water with… [withheld] Rest.");
    assertThat(String.join("", shown)).isEqualTo(quick.text());
    assertThat(quick.withheld()).isEqualTo(1);
  }

  @Test
  void aSentenceShownInPartGoesOnWhereItStopped() {
    GuardedReply quick = quick();

    for (String token : "Drink some water [1] and see <b>rest</b>. Then it ends".split("(?= )")) {
      quick.append(token);
    }
    quick.end();

    assertThat(quick.text()).isEqualTo("Drink some water [1] and see <b>rest</b>. Then it ends");
    assertThat(shown.subList(0, 2)).containsExactly("Drink", " some");
    assertThat(shown).noneMatch(text -> text.endsWith("[1]"));
  }

  @Test
  void aSentenceCutInTheMiddleSaysSo() {
    GuardedReply quick = quick();
    quick.append("Drink some wat");
    quick.cut();

    assertThat(quick.text()).isEqualTo("Drink some…\n\n[cut]");
  }

  @Test
  void noWordOfAnotherScriptIsShownEarly() {
    GuardedReply hindi =
        new GuardedReply("hi", quickJudge(), PHRASES, UnaryOperator.identity(), shown::add);
    hindi.append("Yes, this is not");
    assertThat(shown).isEmpty();
  }

  private GuardedReply quick() {
    return new GuardedReply("en", quickJudge(), PHRASES, UnaryOperator.identity(), shown::add);
  }

  /** Knows that all bad things begin with "it". */
  private static SentenceJudge quickJudge() {
    return new SentenceJudge() {
      @Override
      public Verdict judge(String sentence) {
        return GuardedReplyTest.judge(sentence);
      }

      @Override
      public int clearLength(String unfinished) {
        int open = unfinished.indexOf(" it");
        return open < 0 ? unfinished.length() : open;
      }
    };
  }

  @Test
  void imagesTagsAndForeignLinksAreTakenOut() {
    MarkupFilter filter = new MarkupFilter(Set.of("https://ok.example/a"));

    assertThat(filter.clean("See ![x](http://evil/p.png) and [this](http://evil/) now."))
        .isEqualTo("See x and this now.");
    assertThat(filter.clean("Read [the guide](https://ok.example/a)."))
        .isEqualTo("Read [the guide](https://ok.example/a).");
    assertThat(filter.clean("Go to https://evil.example/x?y=1, then <b>rest</b>."))
        .isEqualTo("Go to , then rest.");
    assertThat(filter.clean("Below 5 (five) < 6.")).isEqualTo("Below 5 (five) < 6.");
  }

  private static Verdict judge(String sentence) {
    if (sentence.contains("BAD") || sentence.contains("pills") && sentence.contains("SPLIT")) {
      return Verdict.WITHHOLD;
    }
    return sentence.contains("NOTICE") ? Verdict.SHOW_WITH_NOTICE : Verdict.SHOW;
  }
}
