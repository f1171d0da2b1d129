package dev.pith.examples;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.pith.langchain4j.PithEmbeddingModel;
import dev.pith.langchain4j.PithEmbeddingStore;
import java.nio.file.Path;
import java.util.List;

/** Puts two segments into a store of LangChain4j's and has the better one retrieved. */
final class RetrieveByLangChain4j {
  private RetrieveByLangChain4j() {}

  /**
   * Runs it.
   *
   * @param args the encoder's folder and the index's
   */
  public static void main(String... args) {
    Path encoder = Path.of(args[0]);
    Path index = Path.of(args[1]);

    List<TextSegment> segments =
        List.of(
            TextSegment.from("a physicist who studies celestial bodies"),
            TextSegment.from("someone who bakes bread or cake"));
    try (PithEmbeddingModel model = PithEmbeddingModel.open(encoder);
        PithEmbeddingStore store = PithEmbeddingStore.open(index, model)) {
      store.addAll(List.of("1", "2"), model.embedAll(segments).content(), segments);
      ContentRetriever retriever =
          EmbeddingStoreContentRetriever.builder()
              .embeddingModel(model)
              .embeddingStore(store)
              .maxResults(1)
              .build();
      for (Content found : retriever.retrieve(Query.from("a person who looks at the stars"))) {
        System.out.println(found.textSegment().text());
      }
    }
  }
}
