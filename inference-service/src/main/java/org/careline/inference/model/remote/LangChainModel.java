package org.careline.inference.model.remote;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.careline.inference.model.Fault;
import org.careline.inference.model.Finish;
import org.careline.inference.model.LanguageModel;
import org.careline.inference.model.ModelFault;
import org.careline.inference.model.ModelName;
import org.careline.inference.model.Prompt;
import org.careline.inference.model.TokenUsage;

/** A model that LangChain4j speaks to. */
final class LangChainModel implements LanguageModel {

  private final ModelName name;
  private final StreamingChatModel model;

  /**
   * @param model over {@link HttpTransport}, so that its call blocks until the stream ends
   */
  LangChainModel(ModelName name, StreamingChatModel model) {
    this.name = name;
    this.model = model;
  }

  @Override
  public ModelName name() {
    return name;
  }

  @Override
  public Finish stream(Prompt prompt, Consumer<String> words)
      throws ModelFault, InterruptedException {
    ThoughtFilter answer = new ThoughtFilter(words);
    Ending ending = new Ending(answer);
    RuntimeException thrown = null;
    try {
      model.chat(messages(prompt), ending);
    } catch (RuntimeException e) {
      thrown = e;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (thrown != null) {
      throw FaultReader.read(thrown);
    }
    answer.end();
    return ending.finish();
  }

  private static List<ChatMessage> messages(Prompt prompt) {
    return prompt.utterances().stream().map(LangChainModel::message).toList();
  }

  private static ChatMessage message(Prompt.Utterance utterance) {
    return switch (utterance.voice()) {
      case SYSTEM -> SystemMessage.from(utterance.text());
      case USER -> UserMessage.from(utterance.text());
      case ASSISTANT -> AiMessage.from(utterance.text());
    };
  }

  /** Keeps how the stream ended; the first word on it counts. */
  private static final class Ending implements StreamingChatResponseHandler {

    private final Consumer<String> words;
    private ChatResponse response;
    private Throwable error;

    Ending(Consumer<String> words) {
      this.words = words;
    }

    @Override
    public void onPartialResponse(String text) {
      words.accept(text);
    }

    @Override
    public void onCompleteResponse(ChatResponse complete) {
      response = complete;
    }

    @Override
    public void onError(Throwable thrown) {
      error = error == null ? thrown : error;
    }

    Finish finish() throws ModelFault {
      if (error != null) {
        throw FaultReader.read(error);
      }
      FinishReason reason = response == null ? null : response.finishReason();
      if (reason == null) {
        throw new ModelFault(Fault.CUT);
      }
      if (reason == FinishReason.CONTENT_FILTER) {
        throw new ModelFault(Fault.CONTENT_FILTER);
      }
      return new Finish(reason == FinishReason.LENGTH, usage(response));
    }

    private static Optional<TokenUsage> usage(ChatResponse response) {
      var usage = response.tokenUsage();
      if (usage == null || usage.inputTokenCount() == null || usage.outputTokenCount() == null) {
        return Optional.empty();
      }
      return Optional.of(new TokenUsage(usage.inputTokenCount(), usage.outputTokenCount()));
    }
  }
}
