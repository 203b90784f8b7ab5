package org.careline.safety.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.careline.safety.match.Node.Choice;
import org.careline.safety.match.Node.Gap;
import org.careline.safety.match.Node.Maybe;
import org.careline.safety.match.Node.Range;
import org.careline.safety.match.Node.Sequence;
import org.careline.safety.match.Node.Word;
import org.careline.safety.text.Tokenizer;
import org.careline.safety.text.Tokens;

/**
 * Turns pattern text into nodes. Elements are separated by spaces: {@code word}, {@code stem*},
 * {@code a|b_c|$concept} (underscore joins words of one alternative), {@code ~N} a gap of up to N
 * tokens, {@code <38.5..43>} a number, and {@code (x)} for what may be absent. A leading {@code ^}
 * ties the pattern to the start of a phrase. Chinese needs no spaces: every character is a token.
 */
final class PatternCompiler {

  private static final int DEFAULT_GAP = 3;
  private static final int LARGEST_GAP = 12;

  private final Vocabulary vocabulary;
  private final Map<String, List<String>> sources;
  private final Map<String, Choice> concepts = new HashMap<>();
  private final Set<String> inProgress = new LinkedHashSet<>();

  PatternCompiler(Vocabulary vocabulary, Map<String, List<String>> sources) {
    this.vocabulary = vocabulary;
    this.sources = sources;
  }

  Sequence compile(String pattern) {
    List<Node> nodes = new ArrayList<>();
    for (String element : pattern.trim().split("\\s+")) {
      nodes.add(element(element));
    }
    boolean anchored =
        nodes.stream().anyMatch(node -> !(node instanceof Gap || node instanceof Maybe));
    if (!anchored || nodes.getFirst() instanceof Gap) {
      throw new IllegalArgumentException("pattern must begin with a word: " + pattern);
    }
    return new Sequence(nodes);
  }

  private Node element(String element) {
    if (element.startsWith("~")) {
      int max = element.length() == 1 ? DEFAULT_GAP : Integer.parseInt(element.substring(1));
      if (max > LARGEST_GAP) {
        throw new IllegalArgumentException("gap too wide: " + element);
      }
      return new Gap(max);
    }
    if (element.startsWith("(") && element.endsWith(")")) {
      return new Maybe(alternatives(element.substring(1, element.length() - 1)));
    }
    return alternatives(element);
  }

  private Node alternatives(String element) {
    BitSet singles = new BitSet();
    List<Sequence> longer = new ArrayList<>();
    for (String option : element.split("\\|")) {
      if (option.startsWith("$")) {
        longer.add(new Sequence(List.of(concept(option.substring(1)))));
      } else if (option.startsWith("<")) {
        longer.add(new Sequence(List.of(range(option))));
      } else {
        addPhrase(option, singles, longer);
      }
    }
    if (longer.isEmpty()) {
      return new Word(singles);
    }
    if (!singles.isEmpty()) {
      longer.add(new Sequence(List.of(new Word(singles))));
    }
    return longer.size() == 1 && longer.getFirst().nodes().size() == 1
        ? longer.getFirst().nodes().getFirst()
        : Choice.of(longer);
  }

  private static Range range(String option) {
    String[] bounds = option.substring(1, option.length() - 1).split("\\.\\.");
    return new Range(Double.parseDouble(bounds[0]), Double.parseDouble(bounds[1]));
  }

  private void addPhrase(String option, BitSet singles, List<Sequence> longer) {
    List<Node> nodes = new ArrayList<>();
    for (String word : option.split("_")) {
      addWords(word, nodes);
    }
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("no word in pattern element: " + option);
    }
    if (nodes.size() == 1) {
      singles.or(((Word) nodes.getFirst()).symbols());
    } else {
      longer.add(new Sequence(nodes));
    }
  }

  private void addWords(String written, List<Node> nodes) {
    boolean stem = written.endsWith("*");
    Tokens tokens = Tokenizer.tokenize(stem ? written.substring(0, written.length() - 1) : written);
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.isText(i)) {
        throw new IllegalArgumentException("punctuation in pattern element: " + written);
      }
      boolean last = i == tokens.size() - 1;
      String word = tokens.word(i);
      BitSet symbols = new BitSet();
      symbols.set(stem && last ? vocabulary.stem(word) : vocabulary.word(word));
      nodes.add(new Word(symbols));
    }
  }

  private Choice concept(String name) {
    Choice known = concepts.get(name);
    if (known != null) {
      return known;
    }
    List<String> patterns = sources.get(name);
    if (patterns == null || !inProgress.add(name)) {
      throw new IllegalArgumentException(
          "unknown or circular concept: " + name + " in " + inProgress);
    }
    Choice choice = Choice.of(patterns.stream().map(this::compile).toList());
    inProgress.remove(name);
    concepts.put(name, choice);
    return choice;
  }
}
