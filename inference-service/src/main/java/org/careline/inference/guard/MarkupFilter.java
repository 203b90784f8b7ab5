package org.careline.inference.guard;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a model's words what could make a reader's browser go somewhere: images, raw HTML,
 * and links to addresses that are not sources of this answer.
 */
public final class MarkupFilter {

  private static final Pattern IMAGE = Pattern.compile("!\\[([^\\]]*)]\\([^)]*\\)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(\\s*([^)\\s]*)[^)]*\\)");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");
  private static final Pattern BARE =
      Pattern.compile("\\b(?:https?://|www\\.)[^\\s)\\]>]*[^\\s)\\]>.,;:!?]");

  private final Set<String> allowed;

  /**
   * @param allowed addresses that may be linked to
   */
  public MarkupFilter(Set<String> allowed) {
    this.allowed = Set.copyOf(allowed);
  }

  public String clean(String text) {
    if (text.indexOf('<') < 0
        && text.indexOf('(') < 0
        && !text.contains("://")
        && !text.contains("www.")) {
      return text;
    }
    String withoutImages = IMAGE.matcher(text).replaceAll("$1");
    String withoutLinks =
        LINK.matcher(withoutImages)
            .replaceAll(
                link ->
                    Matcher.quoteReplacement(
                        allowed.contains(link.group(2)) ? link.group() : link.group(1)));
    String withoutTags = TAG.matcher(withoutLinks).replaceAll("");
    return BARE.matcher(withoutTags)
        .replaceAll(
            address ->
                Matcher.quoteReplacement(allowed.contains(address.group()) ? address.group() : ""));
  }
}
