package org.careline.rag.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.careline.rag.document.Chunk;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Draft;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.document.Origin;
import org.careline.rag.document.Source;
import org.junit.jupiter.api.Test;

/**
 * Quality and speed over labelled questions kept outside of this repository, in the folder that the
 * variable CARELINE_EVAL names, or in ../shared/eval beside it.
 */
class RetrievalEvalTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Labelled(String id, String text, String kind) {}

  private record Figures(double topicFirst, double passageInFive, double ndcg) {}

  @Test
  void beatsFullTextSearchOnLabelledQuestionsForLittleMoreThanTheEmbedding() throws IOException {
    var folder = folder();
    assumeTrue(folder.isPresent(), "no labelled questions here: set CARELINE_EVAL to measure");
    var questions = questions(folder.get());
    var grades = grades(folder.get());
    try (var fixture = new IndexFixture().with(corpus(folder.get()))) {
      for (int warmUp = 0; warmUp < 4; warmUp++) {
        questions.forEach(question -> fixture.ask(question.text(), Language.EN, 10));
      }
      var millis = new ArrayList<Double>();
      var embedding = new ArrayList<Double>();
      var answers = new HashMap<String, List<String>>();
      for (Labelled question : questions) {
        var hits = fixture.ask(question.text(), Language.EN, 10);
        embedding.add(cpuMillis(() -> VectorShelf.EMBEDDER.query(question.text())));
        millis.add(cpuMillis(() -> fixture.ask(question.text(), Language.EN, 10)));
        answers.put(question.id(), hits.stream().map(hit -> hit.id().document().value()).toList());
      }
      millis.sort(Comparator.naturalOrder());
      embedding.sort(Comparator.naturalOrder());
      double median = millis.get(millis.size() / 2);
      double bare = embedding.get(embedding.size() / 2);
      var all = figures(questions, grades, answers);
      var synonyms =
          figures(
              questions.stream().filter(question -> question.kind().equals("synonym")).toList(),
              grades,
              answers);

      report(all, synonyms, millis, bare);
      assertThat(all.topicFirst()).isGreaterThan(0.87);
      assertThat(all.passageInFive()).isGreaterThan(0.86);
      assertThat(all.ndcg()).isGreaterThan(0.78);
      assertThat(synonyms.passageInFive()).isGreaterThan(0.60);
      assertThat(median).isLessThan(2 * bare);
    }
  }

  /** Time on the core, not on the clock: other work on the machine does not count. */
  private static double cpuMillis(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long from = threads.getCurrentThreadCpuTime();
    work.run();
    return (threads.getCurrentThreadCpuTime() - from) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  private static Figures figures(
      List<Labelled> questions,
      Map<String, Map<String, Integer>> grades,
      Map<String, List<String>> answers) {
    double topic = 0;
    double passage = 0;
    double ndcg = 0;
    for (Labelled question : questions) {
      var right = grades.get(question.id());
      var found = answers.get(question.id());
      topic += !found.isEmpty() && right.containsKey(found.getFirst()) ? 1 : 0;
      passage += found.stream().limit(5).anyMatch(id -> right.getOrDefault(id, 0) == 2) ? 1 : 0;
      ndcg += gain(found.stream().map(id -> right.getOrDefault(id, 0)).toList()) / ideal(right);
    }
    int n = questions.size();
    return new Figures(topic / n, passage / n, ndcg / n);
  }

  private static double ideal(Map<String, Integer> right) {
    return gain(right.values().stream().sorted(Comparator.reverseOrder()).limit(10).toList());
  }

  private static double gain(List<Integer> grades) {
    double sum = 0;
    for (int rank = 0; rank < grades.size(); rank++) {
      sum += (Math.pow(2, grades.get(rank)) - 1) / (Math.log(rank + 2) / Math.log(2));
    }
    return sum;
  }

  private static void report(Figures all, Figures synonyms, List<Double> millis, double embedding) {
    org.jboss.logging.Logger.getLogger(RetrievalEvalTest.class)
        .infof(
            "right topic first %.3f, right passage in top 5 %.3f, nDCG@10 %.3f;"
                + " synonyms %.3f / %.3f; search with embedding p50 %.1f ms, p95 %.1f ms of one core;"
                + " embedding alone %.1f ms",
            all.topicFirst(),
            all.passageInFive(),
            all.ndcg(),
            synonyms.topicFirst(),
            synonyms.passageInFive(),
            millis.get(millis.size() / 2),
            millis.get(millis.size() * 95 / 100),
            embedding);
  }

  private static List<Draft> corpus(Path folder) throws IOException {
    return read(folder.resolve("corpus.jsonl")).stream()
        .filter(line -> !line.get("text").asText().isBlank())
        .map(
            line -> {
              var text = line.get("text").asText();
              return new Draft(
                  new DocumentId(line.get("doc_id").asText()),
                  Kind.ARTICLE,
                  Origin.IMPORT,
                  title(line),
                  Language.EN,
                  "general",
                  "",
                  Source.UNKNOWN,
                  text,
                  List.of(new Chunk(0, "", text, 0, text.length())));
            })
        .toList();
  }

  private static String title(JsonNode line) {
    var title = line.get("title").asText();
    return title.isBlank() ? line.get("source").asText() : title;
  }

  private static List<Labelled> questions(Path folder) throws IOException {
    return read(folder.resolve("queries.jsonl")).stream()
        .map(
            line ->
                new Labelled(
                    line.get("qid").asText(),
                    line.get("query").asText(),
                    line.get("kind").asText()))
        .toList();
  }

  private static Map<String, Map<String, Integer>> grades(Path folder) throws IOException {
    var grades = new HashMap<String, Map<String, Integer>>();
    Files.readAllLines(folder.resolve("qrels.csv")).stream()
        .skip(1)
        .map(line -> line.split(","))
        .forEach(
            part ->
                grades
                    .computeIfAbsent(part[0], _ -> new HashMap<>())
                    .put(part[1], Integer.parseInt(part[2])));
    return grades;
  }

  private static List<JsonNode> read(Path file) throws IOException {
    var lines = new ArrayList<JsonNode>();
    for (String line : Files.readAllLines(file)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  static Optional<Path> folder() {
    var named = Optional.ofNullable(System.getenv("CARELINE_EVAL")).map(Path::of);
    return named
        .or(() -> Optional.of(Path.of("..", "..", "shared", "eval")))
        .map(eval -> eval.resolve("retrieval"))
        .filter(eval -> Files.exists(eval.resolve("corpus.jsonl")));
  }
}
