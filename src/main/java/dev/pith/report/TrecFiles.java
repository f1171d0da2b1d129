package dev.pith.report;

import dev.pith.evaluate.CellQuality;
import dev.pith.evaluate.QueryScores;
import dev.pith.evaluate.ScoredDocument;
import java.util.List;
import java.util.regex.Pattern;

/** Rankings as trec_eval reads them. */
final class TrecFiles {
  private static final Pattern BLANKS = Pattern.compile("\\s");

  private TrecFiles() {}

  /** Lines {@code query Q0 document rank score tag}, ranks from 1. */
  static String run(CellQuality quality) {
    StringBuilder lines = new StringBuilder();
    for (int query = 0; query < quality.queries().size(); query++) {
      QueryScores scores = quality.queries().get(query);
      List<ScoredDocument> ranking = quality.rankings().get(query);
      for (int i = 0; i < ranking.size(); i++) {
        lines
            .append(word(scores.queryId()))
            .append(" Q0 ")
            .append(word(ranking.get(i).id()))
            .append(' ')
            .append(i + 1)
            .append(' ')
            .append(ranking.get(i).score())
            .append(' ')
            .append(SafeName.of(quality.cell().id()))
            .append('\n');
      }
    }
    return lines.toString();
  }

  /** Fields are told apart by blanks, so an id may have none. */
  private static String word(String id) {
    return BLANKS.matcher(id).replaceAll("_");
  }
}
