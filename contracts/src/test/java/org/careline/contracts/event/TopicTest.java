package org.careline.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicTest {

  @Test
  void typeNamesAreTheFactsNamesInDots() {
    assertThat(Topics.INTERACTIONS.types().keySet())
        .containsExactly(
            "interaction.created",
            "interaction.analyzed",
            "interaction.scored",
            "interaction.explained",
            "interaction.flagged",
            "interaction.reviewed");
  }

  @Test
  void topicNamesAreDomainNounVersion() {
    assertThat(Topics.ALL)
        .extracting(Topic::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+\\.[a-z]+\\.v\\d+"));
  }

  @Test
  void anUnknownTypeHasNoRecord() {
    assertThat(Topics.CASES.record("case.invented")).isEmpty();
  }
}
