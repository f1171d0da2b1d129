package dev.pith.search;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.Pairing;
import dev.pith.index.VectorPrecision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** An index on a disk. */
record EmbeddedHolding(Path folder, DocumentWriter writer, List<DocumentIndex> opened)
    implements EngineHolding {
  static EmbeddedHolding create(Path folder, Encoder... makers) {
    return create(folder, VectorPrecision.FLOAT32, OptionalInt.empty(), makers);
  }

  static EmbeddedHolding create(
      Path folder, VectorPrecision precision, OptionalInt passageTokens, Encoder... makers) {
    return new EmbeddedHolding(
        folder,
        DocumentWriter.create(folder, List.of(makers), precision, passageTokens),
        new ArrayList<>());
  }

  @Override
  public void add(List<Document> documents) {
    writer.add(documents);
  }

  @Override
  public SearchEngine open(Pairing pairing, Encoder... encoders) {
    DocumentIndex index = DocumentIndex.open(folder);
    opened.add(index);
    return new LuceneSearchEngine(index, List.of(encoders), pairing);
  }

  @Override
  public void close() {
    opened.forEach(DocumentIndex::close);
    writer.close();
  }
}
