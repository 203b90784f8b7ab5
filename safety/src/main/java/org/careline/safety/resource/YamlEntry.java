package org.careline.safety.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** One mapping of a YAML resource, read by key. Errors name the resource and the key. */
public final class YamlEntry {

  private static final int LARGEST_RESOURCE = 4_000_000;

  private final String source;
  private final Map<String, Object> values;

  private YamlEntry(String source, Map<?, ?> raw) {
    this.source = source;
    this.values = new LinkedHashMap<>();
    raw.forEach((key, value) -> values.put(String.valueOf(key), value));
  }

  /** The root mapping of a classpath resource; fails where it is missing or not a mapping. */
  public static YamlEntry resource(String path) {
    Object root = parser().load(text(path));
    if (root instanceof Map<?, ?> map) {
      return new YamlEntry(path, map);
    }
    throw new IllegalStateException("not a YAML mapping: " + path);
  }

  /** The text of a classpath resource. */
  public static String text(String path) {
    try (InputStream in = YamlEntry.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("resource is missing: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static Yaml parser() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setCodePointLimit(LARGEST_RESOURCE);
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(unused), unused, options, new TextOnly());
  }

  /** Reads every scalar as text, so that a bare {@code no} stays a word. */
  private static final class TextOnly extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // no scalar is anything but text
    }
  }

  public Iterable<String> keys() {
    return values.keySet();
  }

  public boolean has(String key) {
    return values.get(key) != null;
  }

  /** The text under {@code key}; fails where there is none. */
  public String required(String key) {
    return optional(key)
        .orElseThrow(
            () -> new IllegalStateException(source + ": no '" + key + "' in " + values.get("id")));
  }

  public Optional<String> optional(String key) {
    return Optional.ofNullable(values.get(key)).map(String::valueOf);
  }

  /** The texts under {@code key}: a list, a single value as a list of one, or nothing. */
  public List<String> texts(String key) {
    return texts(values.get(key));
  }

  /**
   * The groups under {@code key}: each element is a list of texts, a single text counting as a list
   * of one.
   */
  public List<List<String>> groups(String key) {
    return switch (values.get(key)) {
      case null -> List.of();
      case List<?> list -> list.stream().map(YamlEntry::texts).toList();
      case Object single -> List.of(texts(single));
    };
  }

  /** The mappings listed under {@code key}. */
  public List<YamlEntry> entries(String key) {
    if (!(values.get(key) instanceof List<?> list)) {
      return List.of();
    }
    return list.stream().map(this::asEntry).toList();
  }

  /** The mapping under {@code key}; empty where there is none. */
  public YamlEntry entry(String key) {
    return new YamlEntry(source, values.get(key) instanceof Map<?, ?> map ? map : Map.of());
  }

  private YamlEntry asEntry(Object raw) {
    if (raw instanceof Map<?, ?> map) {
      return new YamlEntry(source, map);
    }
    throw new IllegalStateException(source + ": expected a mapping");
  }

  private static List<String> texts(Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case Object single -> List.of(String.valueOf(single));
    };
  }
}
