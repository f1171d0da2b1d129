package dev.pith.compress;

import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Removes heads and neurons under one budget and repairs each layer by least squares.
 *
 * <p>First every layer's removals are priced on the full encoder; the budget is spent where it
 * costs least; then the layers are cut first to last, each fitted to what the full encoder has
 * there.
 *
 * @param keep share of the layers' weights that stay, above 0 and at most 1
 * @param ridge pull towards the old weights, as a share of the inputs' mean variance
 * @param granularity neurons are kept in multiples of this
 */
public record PruneStructure(double keep, double ridge, int granularity) implements Pass {
  public PruneStructure {
    if (!(keep > 0 && keep <= 1)) {
      throw new IllegalArgumentException("keep " + keep + " is not in (0, 1]");
    }
    if (!(ridge >= 0 && ridge <= 1)) {
      throw new IllegalArgumentException("ridge " + ridge + " is not in [0, 1]");
    }
    if (granularity < 1) {
      throw new IllegalArgumentException("granularity " + granularity + " is below 1");
    }
  }

  @Override
  public String name() {
    return "prune-structure";
  }

  @Override
  public Outcome apply(Subject subject, Calibration calibration) {
    EncoderWeights weights = Structure.floatsOf(subject, name());
    StructureSurvey survey = StructureSurvey.of(weights, calibration, ridge, granularity);
    StructureSurvey.Plan plan = survey.plan(keep);
    EncoderWeights pruned = cut(weights, plan, calibration);
    return new Outcome(new Subject.Recognised(pruned), describe(pruned));
  }

  private EncoderWeights cut(
      EncoderWeights weights, StructureSurvey.Plan plan, Calibration calibration) {
    GraphRunner runner = calibration.runner();
    TokenRows fullHidden = EmbeddedTexts.of(weights.embeddings(), calibration.texts());
    TokenRows cutHidden = fullHidden;
    List<EncoderLayer> layers = new ArrayList<>();
    for (int i = 0; i < weights.layers().size(); i++) {
      EncoderLayer full = weights.layers().get(i);
      LayerStudy study = new LayerStudy(runner, full, fullHidden, cutHidden, ridge);
      Surgeon heads = study.heads();
      removeTimes(heads, plan.headsRemoved()[i]);
      EncoderLayer cut = LayerStudy.withHeads(full, heads.removedGroups(), heads.fit());
      Surgeon neurons = study.neurons(cut);
      removeTimes(neurons, plan.neuronsRemoved()[i]);
      cut = LayerStudy.withNeurons(cut, neurons.removedGroups(), neurons.fit());
      layers.add(cut);
      if (i + 1 < weights.layers().size()) {
        fullHidden = study.fullOutput();
        cutHidden = study.output(cut);
      }
    }
    return weights.withLayers(layers);
  }

  private static void removeTimes(Surgeon surgeon, int times) {
    for (int i = 0; i < times; i++) {
      surgeon.removeCheapest();
    }
  }

  private String describe(EncoderWeights pruned) {
    int[] heads = pruned.layers().stream().mapToInt(layer -> layer.attention().heads()).toArray();
    int[] neurons =
        pruned.layers().stream().mapToInt(layer -> layer.feedForward().neurons()).toArray();
    return "kept %.0f %% of the layers' weights; heads per layer %s, neurons per layer %s"
        .formatted(100 * keep, Arrays.toString(heads), Arrays.toString(neurons));
  }
}
