package org.careline.rag.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.careline.rag.ingest.Reading.Illegible;
import org.careline.rag.ingest.Reading.Legible;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads files. HTML and PDF are parsed by Tika on few threads of their own, with a limit on text
 * and time, without OCR, attachments, forms or any external program.
 */
public final class ManuscriptReader implements AutoCloseable {

  private static final int LONGEST_TEXT = 2_000_000;
  private static final int SIDE_BY_SIDE = 2;

  private final Duration limit;
  private final ExecutorService parsers =
      new ThreadPoolExecutor(
          0,
          SIDE_BY_SIDE,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("manuscript-", 0).factory());

  public ManuscriptReader(Duration limit) {
    this.limit = limit;
  }

  public Reading read(Manuscript manuscript) {
    var reading =
        switch (manuscript) {
          case Manuscript.PlainText plain -> text(plain.bytes());
          case Manuscript.Markdown markdown -> text(markdown.bytes());
          case Manuscript.Html html -> parse(new JSoupParser(), html.bytes());
          case Manuscript.Pdf pdf -> pdf(pdf.bytes());
        };
    return reading instanceof Legible(var _, var text) && text.isBlank()
        ? new Illegible("The file holds no text; scanned pages are not read")
        : reading;
  }

  private static Reading text(byte[] bytes) {
    return CleanText.utf8(bytes)
        .<Reading>map(
            text ->
                text.length() > LONGEST_TEXT
                    ? new Illegible("The text is too long")
                    : new Legible("", CleanText.of(text)))
        .orElseGet(() -> new Illegible("The text is not valid UTF-8"));
  }

  private Reading pdf(byte[] bytes) {
    boolean looksRight = bytes.length > 5 && bytes[0] == '%' && bytes[1] == 'P' && bytes[2] == 'D';
    return looksRight ? parse(new PDFParser(), bytes) : new Illegible("The file is not a PDF");
  }

  private Reading parse(Parser parser, byte[] bytes) {
    try {
      var parsing = parsers.submit(() -> parsed(parser, bytes));
      try {
        return parsing.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException tooSlow) {
        parsing.cancel(true);
        return new Illegible("Reading the file took too long");
      }
    } catch (RejectedExecutionException busy) {
      return new Illegible("Other files are being read: try again in a minute");
    } catch (ExecutionException broken) {
      // Parsers fail in many ways on hostile input; what they say may quote it, so it is not passed
      // on.
      return new Illegible("The file is damaged or protected and cannot be read");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Illegible("Reading was stopped: try again");
    }
  }

  private static Reading parsed(Parser parser, byte[] bytes) throws IOException, TikaException {
    var handler = new StructuredText(LONGEST_TEXT);
    var metadata = new Metadata();
    try (var stream = new ByteArrayInputStream(bytes)) {
      parser.parse(stream, handler, metadata, context());
    } catch (StructuredText.TooMuchText stopped) {
      return new Illegible("The file holds too much text");
    } catch (SAXException malformed) {
      return new Illegible("The file is damaged and cannot be read");
    }
    var declared = metadata.get(TikaCoreProperties.TITLE);
    var title =
        handler.title().isEmpty() && declared != null ? CleanText.of(declared) : handler.title();
    return new Legible(title, handler.text());
  }

  private static ParseContext context() {
    var pdf = new PDFParserConfig();
    pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    pdf.setExtractInlineImages(false);
    pdf.setExtractAcroFormContent(false);
    pdf.setExtractAnnotationText(false);
    pdf.setExtractBookmarksText(false);
    pdf.setParseIncrementalUpdates(false);
    var context = new ParseContext();
    context.set(PDFParserConfig.class, pdf);
    context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
    context.set(EmbeddedDocumentExtractor.class, new NoAttachments());
    return context;
  }

  @Override
  public void close() {
    parsers.shutdownNow();
  }

  private static final class NoAttachments implements EmbeddedDocumentExtractor {

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        java.io.InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
      throw new UnsupportedOperationException("attachments are not read");
    }
  }
}
