package org.careline.gateway.route;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which request targets are plain paths. What two servers may read in two ways is refused before it
 * is matched: dot segments, empty segments, parameters, encoded separators, absolute URIs.
 */
final class PathRules {

  /** Segments of unreserved and harmless characters, and escapes of anything else. */
  private static final Pattern PLAIN =
      Pattern.compile("/|(/([A-Za-z0-9._~!$&'()*+,=:@-]|%[0-9a-f]{2})+)+/?");

  /** Encoded dot, slash, backslash, percent, semicolon, control characters and DEL. */
  private static final Pattern TRICK = Pattern.compile("%(2e|2f|5c|25|3b|[01][0-9a-f]|7f)");

  private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(/|$)");

  private PathRules() {}

  /**
   * @param target the request target as it came, before any decoding
   */
  static boolean isPlain(String target) {
    String path = path(target).toLowerCase(Locale.ROOT);
    return PLAIN.matcher(path).matches()
        && !TRICK.matcher(path).find()
        && !DOTS.matcher(path).find();
  }

  static String path(String target) {
    int end = target.indexOf('?');
    return end < 0 ? target : target.substring(0, end);
  }
}
