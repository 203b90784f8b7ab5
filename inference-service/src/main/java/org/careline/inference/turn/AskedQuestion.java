package org.careline.inference.turn;

import java.util.List;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.Turn;
import org.careline.inference.model.Prompt.Utterance;
import org.careline.inference.model.Prompt.Voice;
import org.careline.inference.phrase.Phrasebook;
import org.careline.inference.prompt.Question;

/** Reads the question out of a message. */
final class AskedQuestion {

  private AskedQuestion() {}

  static Question of(MessageReceived message) {
    List<Utterance> window = message.window().stream().map(AskedQuestion::utterance).toList();
    return new Question(
        message.text().reveal(),
        language(message),
        message.country(),
        window,
        SafetyNotice.of(message.screening(), language(message), message.country()));
  }

  /** The language the message was read in; the account's where that is not one of ours. */
  private static String language(MessageReceived message) {
    String read = message.screening().language();
    return Phrasebook.LANGUAGES.contains(read) ? read : Phrasebook.spoken(message.language());
  }

  /** To the assistant, staff and itself are one side of the conversation. */
  private static Utterance utterance(Turn turn) {
    Voice voice =
        switch (turn.speaker()) {
          case PATIENT -> Voice.USER;
          case ASSISTANT, STAFF -> Voice.ASSISTANT;
        };
    return new Utterance(voice, turn.text().reveal());
  }
}
