package org.careline.rag.ingest;

import java.util.Locale;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Writes the XHTML a parser reports as Markdown-light. Nothing of scripts, styles, forms or
 * attributes passes: only what a reader would see.
 */
final class StructuredText extends DefaultHandler {

  private static final Set<String> UNREAD =
      Set.of("script", "style", "noscript", "template", "iframe", "object", "svg", "form", "nav");
  private static final Set<String> BLOCKS =
      Set.of(
          "p", "div", "section", "article", "ul", "ol", "table", "tr", "blockquote", "br", "body");

  /** Thrown to stop a parser that has delivered more than anybody will read. */
  static final class TooMuchText extends SAXException {
    private static final long serialVersionUID = 1L;
  }

  private final int limit;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder title = new StringBuilder();
  private int unread;
  private boolean inTitle;

  StructuredText(int limit) {
    this.limit = limit;
  }

  String text() {
    return CleanText.of(text.toString().replaceAll("[ \\t]+\\n", "\n"));
  }

  String title() {
    return CleanText.of(title.toString()).replaceAll("\\s+", " ");
  }

  @Override
  public void startElement(String uri, String localName, String name, Attributes attributes) {
    var element = localName.toLowerCase(Locale.ROOT);
    if (UNREAD.contains(element)) {
      unread++;
    } else if (element.equals("title")) {
      inTitle = true;
    } else if (element.matches("h[1-6]")) {
      text.append("\n\n## ");
    } else if (element.equals("li")) {
      text.append("\n- ");
    } else if (element.equals("td") || element.equals("th")) {
      space();
    } else if (BLOCKS.contains(element)) {
      text.append(element.equals("br") || element.equals("tr") ? "\n" : "\n\n");
    }
  }

  @Override
  public void endElement(String uri, String localName, String name) {
    var element = localName.toLowerCase(Locale.ROOT);
    if (UNREAD.contains(element)) {
      unread--;
    } else if (element.equals("title")) {
      inTitle = false;
    } else if (element.matches("h[1-6]") || BLOCKS.contains(element)) {
      text.append("\n\n");
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) throws SAXException {
    if (unread > 0) {
      return;
    }
    if (inTitle) {
      title.append(chars, start, Math.min(length, 300));
      return;
    }
    if (text.length() + length > limit) {
      throw new TooMuchText();
    }
    for (int i = start; i < start + length; i++) {
      if (Character.isWhitespace(chars[i])) {
        space();
      } else {
        text.append(chars[i]);
      }
    }
  }

  @Override
  public void ignorableWhitespace(char[] chars, int start, int length) {
    space();
  }

  private void space() {
    if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
      text.append(' ');
    }
  }
}
