package org.careline.chassis.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetTrackerTest {

  private final OffsetTracker tracker = new OffsetTracker();

  @Test
  void nothingMayBeCommittedBeforeTheFirstRecord() {
    assertThat(tracker.committable()).isEqualTo(-1);
  }

  @Test
  void aRecordThatIsNotDoneHoldsBackTheOnesAfterIt() {
    tracker.started(5, 105);
    tracker.started(6, 106);

    tracker.done(6);

    assertThat(tracker.committable()).isEqualTo(5);
  }

  @Test
  void whenAllAreDoneTheNextOffsetIsCommitted() {
    tracker.started(5, 105);
    tracker.started(6, 106);
    tracker.done(6);

    tracker.done(5);

    assertThat(tracker.committable()).isEqualTo(7);
  }

  @Test
  void theRecordThatHoldsBackTheRestTellsHowOldItIs() {
    tracker.started(5, 105);
    tracker.started(6, 106);

    tracker.done(5);

    assertThat(tracker.oldest()).hasValue(106);
  }

  @Test
  void nothingIsOldWhenAllAreDone() {
    tracker.started(5, 105);

    tracker.done(5);

    assertThat(tracker.oldest()).isEmpty();
  }
}
