package org.careline.safety.context;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.careline.safety.match.PatternIndex;
import org.careline.safety.resource.YamlEntry;
import org.careline.safety.text.Language;

/** The cue patterns of all languages, registered in one index. */
public final class ContextCues {

  private final Map<Cue, List<Integer>> patterns = new EnumMap<>(Cue.class);

  /** Adds the cues of every language to {@code index}. */
  public ContextCues(PatternIndex.Builder index) {
    for (Cue cue : Cue.values()) {
      patterns.put(cue, new ArrayList<>());
    }
    for (Language language : Language.values()) {
      YamlEntry file = YamlEntry.resource("safety/context/" + language.tag() + ".yaml");
      for (Cue cue : Cue.values()) {
        patterns.get(cue).addAll(index.add(file.texts(cue.key()), Map.of()));
      }
      index.addBarriers(file.texts("barriers"));
      index.addPlainWords(file.texts("plain-words"));
    }
  }

  List<Integer> of(Cue cue) {
    return patterns.get(cue);
  }
}
