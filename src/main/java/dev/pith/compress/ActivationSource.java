package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import java.util.List;

/** Shows calibration texts to an encoder and tells what its channels did. */
public interface ActivationSource {
  /** One entry per layer, first to last. */
  List<LayerActivations> measure(EncoderWeights weights);
}
