package dev.pith.search;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.Pairing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over an index on a disk. */
class EmbeddedEngineContractTest extends SearchEngineContract {
  @TempDir Path folder;

  @Override
  protected Holding holding(Encoder... makers) {
    return new Embedded(folder, DocumentWriter.create(folder, List.of(makers)), new ArrayList<>());
  }

  private record Embedded(Path folder, DocumentWriter writer, List<DocumentIndex> opened)
      implements Holding {
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
}
