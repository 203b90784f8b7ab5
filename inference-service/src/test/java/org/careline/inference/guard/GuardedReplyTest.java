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
