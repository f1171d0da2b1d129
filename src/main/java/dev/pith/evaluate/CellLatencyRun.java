package dev.pith.evaluate;

import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Times cells against each other, one question at a time on one thread, from its text to the bytes
 * of the answer: MLPerf's single stream.
 *
 * @param questions texts as users write them; at least one
 * @param hits how many documents are wanted, at least 1
 */
public record CellLatencyRun(
    List<String> questions, int hits, LatencyPlan plan, AnswerWriter writer, Progress progress) {
  public CellLatencyRun {
    questions = List.copyOf(questions);
  }

  /**
   * Measures all.
   *
   * @param cells the reference first
   * @return by the cells' ids; with the stages that one of the cells has
   */
  public LatencyResult run(List<CellEngine> cells) {
    List<Stage> stages = stages(cells);
    List<Contestant> contestants =
        cells.stream().<Contestant>map(cell -> contestant(cell, stages)).toList();
    return new Interleaving(stages, questions, plan, progress)
        .run(contestants, contestants.getFirst());
  }

  private static List<Stage> stages(List<CellEngine> cells) {
    Set<SearchMode> modes = EnumSet.noneOf(SearchMode.class);
    cells.forEach(cell -> modes.add(cell.cell().mode()));
    return Arrays.stream(Stage.values())
        .filter(
            stage ->
                switch (stage) {
                  case LEXICAL -> !modes.equals(EnumSet.of(SearchMode.VECTOR));
                  case FUSE -> modes.contains(SearchMode.HYBRID);
                  default -> true;
                })
        .toList();
  }

  private Contestant contestant(CellEngine cell, List<Stage> stages) {
    return new Contestant() {
      @Override
      public String name() {
        return cell.cell().id();
      }

      @Override
      public Sample measure(String question) {
        SearchQuery query = cell.query(question, hits);
        SearchResult result = cell.engine().search(query);
        long startNanos = System.nanoTime();
        int bytes = writer.write(cell.engine(), query, result).length;
        long writeNanos = System.nanoTime() - startNanos;
        if (bytes == 0) {
          throw new IllegalStateException("an answer has no bytes");
        }
        return new Sample(
            result.tokens(),
            stages.stream().mapToLong(stage -> nanos(result.times(), stage, writeNanos)).toArray());
      }
    };
  }

  private static long nanos(StageTimes times, Stage stage, long writeNanos) {
    return switch (stage) {
      case TOKENIZE -> times.tokenizeNanos();
      case ENCODE -> times.encodeNanos();
      case SEARCH -> times.searchNanos() - times.rescoreNanos();
      case RESCORE -> times.rescoreNanos();
      case LEXICAL -> times.lexicalNanos();
      case FUSE -> times.fuseNanos();
      case FETCH -> times.fetchNanos();
      case SERIALIZE -> writeNanos;
    };
  }
}
