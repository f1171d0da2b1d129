package dev.pith.report;

import dev.pith.evaluate.CellQuality;
import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.Recommendation;
import dev.pith.evaluate.Setting;
import dev.pith.load.LoadPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Encoders, precisions and ways to search, against each other in every scenario.
 *
 * @param reproduce how to do it again
 * @param data the collection's name
 * @param split which of its judgements
 * @param documents how many were searched
 * @param questions those that were timed
 * @param models one for each encoder, the reference first
 * @param singleStream of all cells, by their ids
 * @param load how load was offered
 * @param candidates how many the graph was asked for at least, 1 or more
 * @param cells the reference first
 * @param epsilon how much less nDCG@10 than the reference's is no worse, 0 or more
 */
public record CellReport(
    Reproduction reproduce,
    String data,
    String split,
    long documents,
    QuerySetFacts questions,
    List<ModelFacts> models,
    LatencyResult singleStream,
    LoadPlan load,
    int candidates,
    List<CellResult> cells,
    double epsilon) {
  public CellReport {
    Recommendation.requireEpsilon(epsilon);
    models = List.copyOf(models);
    cells = List.copyOf(cells);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("a report needs at least one cell");
    }
  }

  /** The cells as settings, by their labels; bytes are those of the model and the hot ones. */
  List<Setting> settings() {
    return cells.stream().map(CellReport::setting).toList();
  }

  private static Setting setting(CellResult one) {
    return new Setting(
        one.cell().label(),
        one.quality().ndcgAt10(),
        one.quality().versusReference(),
        one.singleStream().total().p50Millis(),
        one.singleStream().speedup(),
        one.cost().loadedBytes());
  }

  /** The cell to take. */
  Recommendation recommendation() {
    return Recommendation.of(settings(), epsilon);
  }

  /** How a setting looks, by its name. */
  Series seriesOf(String label) {
    return cells.stream()
        .filter(one -> one.cell().label().equals(label))
        .map(this::series)
        .findFirst()
        .orElseThrow();
  }

  /** The cell that all others are compared with. */
  public CellResult reference() {
    return cells.getFirst();
  }

  /** The cell that answers most without a loss, in a sentence. */
  public String headline() {
    return new CellHeadline(this).sentence();
  }

  /** The cell to take, in a sentence. */
  public String advice() {
    return RecommendationSentence.of(recommendation());
  }

  boolean isReference(CellResult one) {
    return one.cell().equals(reference().cell());
  }

  /** Every number that another report may be compared in, by ids that start with the cell's. */
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (CellResult one : cells) {
      String id = one.cell().id() + "-";
      EncoderLatency times = one.singleStream();
      figures.add(Percentiles.p50(id + "p50", times.total(), singleStream.queries()));
      Percentiles.p99(id + "p99", times.total(), singleStream.queries()).ifPresent(figures::add);
      CellQuality quality = one.quality();
      if (!isReference(one)) {
        figures.add(Figure.speedup(id + "speedup", times));
        quality.keptFigure(id + "ndcg@10-kept", reference().quality()).ifPresent(figures::add);
      }
      figures.add(one.offlineFigure(id + "offline"));
      one.server().figure(id + "server").ifPresent(figures::add);
      one.http().flatMap(rate -> rate.figure(id + "server-http")).ifPresent(figures::add);
      figures.add(quality.ndcgFigure(id + "ndcg@10", reproduce.seed()));
      one.recall().ifPresent(recall -> figures.add(Figure.recall(id + "recall@10", recall)));
      figures.addAll(one.cost().figures(id));
      figures.add(Figure.seconds(id + "cpu", one.offline().cpuMillis() / 1e3));
    }
    return figures;
  }

  /** What stands for a cell in plots: its encoder's colour and shape. */
  Series series(CellResult one) {
    List<String> encoders =
        List.copyOf(
            new LinkedHashSet<>(cells.stream().map(cell -> cell.cell().encoder()).toList()));
    return new Series(encoders.indexOf(one.cell().encoder()), one.cell().label());
  }

  Optional<ModelFacts> model(String encoder) {
    return models.stream().filter(model -> model.name().equals(encoder)).findFirst();
  }
}
