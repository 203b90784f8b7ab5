package org.careline.chassis.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.careline.chassis.bus.DeadLetter;
import org.careline.chassis.bus.DeadLetterListener;

/** Keeps every dead letter and every word that one was handled. */
@ApplicationScoped
class LetterBox implements DeadLetterListener {

  private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
  private final List<UUID> handled = new CopyOnWriteArrayList<>();

  @Override
  public void kept(DeadLetter letter) {
    letters.add(letter);
  }

  @Override
  public void handled(UUID letter) {
    handled.add(letter);
  }

  List<DeadLetter> of(String key) {
    return letters.stream().filter(letter -> letter.key().equals(key)).toList();
  }

  List<UUID> handled() {
    return List.copyOf(handled);
  }
}
