package org.careline.inference.model.remote;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import org.careline.inference.model.LanguageModel;
import org.careline.inference.model.ModelName;
import org.careline.inference.model.remote.ModelsConfig.Endpoint;

/** Makes a model of a configured endpoint. */
public final class RemoteModels {

  private RemoteModels() {}

  /**
   * @param place its place in the chain, for messages about bad configuration
   */
  public static LanguageModel connect(String place, Endpoint endpoint) {
    String key = "careline.models." + place;
    String url = endpoint.url().orElseThrow(() -> missing(key + ".url"));
    String name = endpoint.name().orElseThrow(() -> missing(key + ".name"));
    return new LangChainModel(new ModelName(name), client(url(key, url), name, endpoint));
  }

  private static StreamingChatModel client(URI url, String name, Endpoint endpoint) {
    var transport = HttpTransport.builder(endpoint.connectTimeout());
    return switch (endpoint.kind()) {
      case OPENAI ->
          OpenAiStreamingChatModel.builder()
              .httpClientBuilder(transport)
              .baseUrl(openAiBase(url))
              .apiKey(endpoint.apiKey().orElse("none"))
              .modelName(name)
              .temperature(endpoint.temperature())
              .maxTokens(endpoint.maxTokens())
              .build();
      case OLLAMA ->
          OllamaStreamingChatModel.builder()
              .httpClientBuilder(transport)
              .baseUrl(url.toString())
              .modelName(name)
              .temperature(endpoint.temperature())
              .numPredict(endpoint.maxTokens())
              .build();
    };
  }

  /** A bare host means the usual path. */
  private static String openAiBase(URI url) {
    String path = url.getPath();
    boolean bare = path == null || path.isEmpty() || path.equals("/");
    return bare ? url.resolve("/v1").toString() : url.toString();
  }

  private static URI url(String key, String url) {
    URI uri = URI.create(url);
    if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().startsWith("http")) {
      throw new IllegalArgumentException(key + ".url must be an http or https address");
    }
    return uri;
  }

  private static IllegalArgumentException missing(String key) {
    return new IllegalArgumentException(key + " is missing");
  }
}
