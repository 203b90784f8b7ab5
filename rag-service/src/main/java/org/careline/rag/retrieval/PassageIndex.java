package org.careline.rag.retrieval;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.MMapDirectory;
import org.jboss.logging.Logger;

/**
 * One Lucene index on this machine's disk: BM25 (k1 0.9, b 0.4) and an HNSW graph of 32-bit vectors
 * (m 16, efConstruction 100). It is a cache of the store: nothing in it outlives the process.
 */
final class PassageIndex implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(PassageIndex.class);
  private static final float K1 = 0.9f;
  private static final float B = 0.4f;
  private static final int GRAPH_NEIGHBOURS = 16;
  private static final int GRAPH_CANDIDATES = 100;

  private final Path folder;
  private final MMapDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private PassageIndex(Path folder) throws IOException {
    this.folder = folder;
    this.directory = new MMapDirectory(folder);
    var config = new IndexWriterConfig(Analyzers.perField());
    config.setSimilarity(similarity());
    config.setCodec(codec());
    config.setCommitOnClose(false);
    config.setUseCompoundFile(false);
    this.writer = new IndexWriter(directory, config);
    this.searchers = new SearcherManager(writer, true, false, new Similar());
  }

  static PassageIndex create() {
    try {
      return new PassageIndex(Files.createTempDirectory("careline-index-"));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Puts each document in place of what stood under its key; searches see all of it or none. */
  void replace(List<IndexedDocument> documents) {
    try {
      for (IndexedDocument document : documents) {
        var standing = new Term(PassageFields.KEY, document.key());
        if (document.passages().isEmpty()) {
          writer.deleteDocuments(standing);
        } else {
          writer.updateDocuments(standing, PassageFields.of(document));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Lets searches see what was replaced. */
  void show() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  <T> T search(Function<IndexSearcher, T> work) {
    try {
      var searcher = searchers.acquire();
      try {
        return work.apply(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  int size() {
    return search(searcher -> searcher.getIndexReader().numDocs());
  }

  Path folder() {
    return folder;
  }

  /** Lets go of everything. Nothing in it is worth keeping, so what cannot be closed is left. */
  @Override
  public void close() {
    for (Closeable part : List.<Closeable>of(searchers, writer::rollback, directory)) {
      try {
        part.close();
      } catch (IOException | AlreadyClosedException broken) {
        LOG.debug("part of a broken index was already gone");
      }
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException gone) {
      LOG.debug("the folder of an index was already gone");
    }
  }

  private static BM25Similarity similarity() {
    return new BM25Similarity(K1, B);
  }

  private static Lucene104Codec codec() {
    var vectors = new Lucene99HnswVectorsFormat(GRAPH_NEIGHBOURS, GRAPH_CANDIDATES);
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return vectors;
      }
    };
  }

  private static final class Similar extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(
        org.apache.lucene.index.IndexReader reader, org.apache.lucene.index.IndexReader before) {
      var searcher = new IndexSearcher(reader);
      searcher.setSimilarity(similarity());
      return searcher;
    }
  }
}
