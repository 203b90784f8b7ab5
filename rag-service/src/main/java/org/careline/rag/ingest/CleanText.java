package org.careline.rag.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text without what no reader sees: control characters, byte-order marks, bidirectional overrides,
 * zero-width and tag characters. They break stores and hide instructions from a reviewer's eye.
 */
public final class CleanText {

  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}&&[^\\n\\t]]|[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]"
              + "|[\\x{E0000}-\\x{E007F}]|\\p{Cs}");
  private static final Pattern MANY_BLANK_LINES = Pattern.compile("\\n[ \\t]*\\n(?:[ \\t]*\\n)+");

  private CleanText() {}

  public static String of(String raw) {
    var lines = raw.replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' ');
    var seen = UNSEEN.matcher(Normalizer.normalize(lines, Normalizer.Form.NFC)).replaceAll("");
    return MANY_BLANK_LINES.matcher(seen).replaceAll("\n\n").strip();
  }

  /** Empty when the bytes are not UTF-8. */
  public static Optional<String> utf8(byte[] bytes) {
    try {
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
