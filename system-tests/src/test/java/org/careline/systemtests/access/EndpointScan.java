package org.careline.systemtests.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the endpoints out of the services' sources: JAX-RS resources and WebSockets. */
final class EndpointScan {

  private static final String ANNOTATIONS =
      "((?:@\\w+(?:\\((?:[^()\"]|\"(?:[^\"\\\\]|\\\\.)*\")*\\))?\\s+)+)";
  private static final String MODIFIERS = "(?:public |protected |private |final |static )*";
  private static final Pattern TYPE =
      Pattern.compile(ANNOTATIONS + MODIFIERS + "(?:class|interface) ");
  private static final Pattern METHOD =
      Pattern.compile(ANNOTATIONS + MODIFIERS + "[\\w<>\\[\\], ?.]+\\s+\\w+\\s*\\(");
  private static final Pattern VERB =
      Pattern.compile("@(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\\b");
  private static final Pattern PATH = Pattern.compile("@Path\\(\"([^\"]*)\"\\)");
  private static final Pattern SOCKET = Pattern.compile("@WebSocket\\(path = \"([^\"]*)\"");

  private EndpointScan() {}

  /** Every endpoint of every module below the root. */
  static SortedSet<Endpoint> of(Path root) {
    SortedSet<Endpoint> found = new TreeSet<>();
    sources(root).forEach(file -> collect(read(file), found));
    return found;
  }

  static void collect(String source, SortedSet<Endpoint> found) {
    Matcher socket = SOCKET.matcher(source);
    while (socket.find()) {
      found.add(new Endpoint("WS", socket.group(1)));
    }
    Matcher type = TYPE.matcher(source);
    if (!type.find()) {
      return;
    }
    Matcher base = PATH.matcher(type.group(1));
    if (!base.find()) {
      return;
    }
    Matcher method = METHOD.matcher(source);
    method.region(type.end(), source.length());
    while (method.find()) {
      Matcher verb = VERB.matcher(method.group(1));
      if (verb.find()) {
        Matcher below = PATH.matcher(method.group(1));
        String path = below.find() ? join(base.group(1), below.group(1)) : base.group(1);
        found.add(new Endpoint(verb.group(1), path));
      }
    }
  }

  private static String join(String base, String below) {
    return base + (below.startsWith("/") ? below : "/" + below);
  }

  private static List<Path> sources(Path root) {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(EndpointScan::java)
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Stream<Path> java(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
