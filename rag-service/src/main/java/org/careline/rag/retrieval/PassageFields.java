package org.careline.rag.retrieval;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.document.PassageId;
import org.careline.rag.document.Source;
import org.careline.rag.retrieval.IndexedDocument.IndexedPassage;

/** How a passage lies in the index, and how it is read back. */
final class PassageFields {

  static final String KEY = "key";
  static final String OWNER = "owner";
  static final String HIDDEN_FROM = "hiddenFrom";
  static final String KIND = "kind";
  static final String LANGUAGE = "language";
  static final String PLACE = "place";
  static final String VECTOR = "vector";

  private static final String ID = "id";
  private static final String TITLE = "title";
  private static final String HEADING = "heading";
  private static final String TEXT = "text";
  private static final String SOURCE = "source";
  private static final String URL = "url";
  private static final String REVIEWED = "reviewed";

  private PassageFields() {}

  static List<Document> of(IndexedDocument document) {
    return document.passages().stream().map(passage -> of(document, passage)).toList();
  }

  private static Document of(IndexedDocument document, IndexedPassage passage) {
    var fields = new Document();
    fields.add(new StringField(KEY, document.key(), Field.Store.NO));
    fields.add(new StringField(OWNER, document.owner().value(), Field.Store.NO));
    document
        .hiddenFrom()
        .forEach(tenant -> fields.add(new StringField(HIDDEN_FROM, tenant, Field.Store.NO)));
    fields.add(new StringField(KIND, document.kind().name(), Field.Store.YES));
    fields.add(new StringField(LANGUAGE, document.language().code(), Field.Store.YES));
    fields.add(new StringField(PLACE, place(document.id(), passage.ordinal()), Field.Store.NO));
    addSearched(fields, document, passage);
    addStored(fields, document, passage);
    passage
        .vector()
        .ifPresent(
            vector ->
                fields.add(
                    new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT)));
    return fields;
  }

  private static void addSearched(
      Document fields, IndexedDocument document, IndexedPassage passage) {
    for (TextField field : TextField.values()) {
      var text =
          switch (field) {
            case TITLE -> document.title();
            case HEADING -> passage.heading();
            case KEYWORDS -> document.keywords();
            case BODY -> passage.text();
          };
      fields.add(
          new org.apache.lucene.document.TextField(
              field.in(document.language()), text, Field.Store.NO));
    }
  }

  private static void addStored(Document fields, IndexedDocument document, IndexedPassage passage) {
    var id = new PassageId(document.id(), document.version(), passage.ordinal());
    fields.add(new StoredField(ID, id.toString()));
    fields.add(new StoredField(TITLE, document.title()));
    fields.add(new StoredField(HEADING, passage.heading()));
    fields.add(new StoredField(TEXT, passage.text()));
    fields.add(new StoredField(SOURCE, document.source().name()));
    fields.add(new StoredField(URL, document.source().url()));
    document
        .source()
        .reviewed()
        .ifPresent(day -> fields.add(new StoredField(REVIEWED, day.toString())));
  }

  /** A passage's place in its document, in whatever version. */
  static String place(DocumentId document, int ordinal) {
    return document.value() + '#' + ordinal;
  }

  static Hit hit(Document stored, double score) {
    return new Hit(
        PassageId.parse(stored.get(ID)).orElseThrow(),
        Kind.valueOf(stored.get(KIND)),
        stored.get(TITLE),
        stored.get(HEADING),
        stored.get(TEXT),
        Language.of(stored.get(LANGUAGE)).orElseThrow(),
        new Source(
            stored.get(SOURCE),
            stored.get(URL),
            Optional.ofNullable(stored.get(REVIEWED)).map(LocalDate::parse)),
        score);
  }
}
