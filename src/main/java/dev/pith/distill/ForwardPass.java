package dev.pith.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.pith.bert.Attention;
import dev.pith.bert.EncoderWeights;
import java.util.List;

/**
 * The encoder as operations that can be differentiated: what {@link dev.pith.bert.BertWriter}
 * writes, for texts of one length.
 *
 * @param form heads, sizes and epsilons
 * @param parameters the numbers, as {@link Parameters} lists them
 */
record ForwardPass(EncoderWeights form, StudentTensors parameters) {
  /**
   * Unit vectors, {@code [texts, hidden]}.
   *
   * @param step owns the result and everything on the way to it
   * @param texts token ids, all of one length
   * @param words their words
   */
  NDArray embed(NDManager step, List<long[]> texts, WordTable.Rows words) {
    int length = texts.getFirst().length;
    NDArray hidden = embeddings(step, words, length);
    for (int layer = 0; layer < form.layers().size(); layer++) {
      hidden = layer(step, hidden, layer, length);
    }
    NDArray pooled = pool(step, hidden.reshape(texts.size(), length, form.hidden()));
    return pooled.div(pooled.square().sum(new int[] {1}, true).sqrt());
  }

  /** The mean's division by the length is left out: it cancels in a unit vector. */
  private NDArray pool(NDManager step, NDArray tokens) {
    return switch (form.pooling()) {
      case MEAN -> tokens.sum(new int[] {1});
      case CLS -> tokens.get(step, new NDIndex(":,0"));
    };
  }

  private NDArray embeddings(NDManager step, WordTable.Rows words, int length) {
    NDArray positions = parameters.get(Parameters.POSITIONS).get(step, new NDIndex("0:" + length));
    NDArray sum =
        words
            .vectors()
            .get(step, new NDIndex("{}", words.places()))
            .reshape(-1, length, form.hidden())
            .add(positions)
            .reshape(-1, form.hidden());
    return norm(
        sum,
        parameters.get(Parameters.GAMMA),
        parameters.get(Parameters.BETA),
        form.embeddings().norm().epsilon());
  }

  private NDArray layer(NDManager step, NDArray hidden, int layer, int length) {
    NDArray middle =
        norm(
            project(
                    context(step, hidden, layer, length),
                    layer,
                    LayerPart.ATTENTION_OUT_WEIGHT,
                    LayerPart.ATTENTION_OUT_BIAS)
                .add(hidden),
            part(layer, LayerPart.ATTENTION_GAMMA),
            part(layer, LayerPart.ATTENTION_BETA),
            form.layers().get(layer).attentionNorm().epsilon());
    NDArray neurons =
        Activation.gelu(project(middle, layer, LayerPart.UP_WEIGHT, LayerPart.UP_BIAS));
    return norm(
        project(neurons, layer, LayerPart.DOWN_WEIGHT, LayerPart.DOWN_BIAS).add(middle),
        part(layer, LayerPart.OUTPUT_GAMMA),
        part(layer, LayerPart.OUTPUT_BETA),
        form.layers().get(layer).feedForwardNorm().epsilon());
  }

  /** Heads side by side, {@code [texts * length, width]}. */
  private NDArray context(NDManager step, NDArray hidden, int layer, int length) {
    Attention attention = form.layers().get(layer).attention();
    NDArray heads =
        project(hidden, layer, LayerPart.ATTENTION_IN_WEIGHT, LayerPart.ATTENTION_IN_BIAS)
            .reshape(-1, length, 3, attention.heads(), attention.headSize())
            .transpose(2, 0, 3, 1, 4);
    NDArray query = heads.get(step, 0);
    NDArray key = heads.get(step, 1);
    NDArray value = heads.get(step, 2);
    NDArray shares =
        query
            .mul((float) (1 / Math.sqrt(attention.headSize())))
            .matMul(key.transpose(0, 1, 3, 2))
            .softmax(-1);
    return shares.matMul(value).transpose(0, 2, 1, 3).reshape(-1, attention.width());
  }

  private NDArray project(NDArray input, int layer, LayerPart weight, LayerPart bias) {
    return input.matMul(part(layer, weight)).add(part(layer, bias));
  }

  private NDArray norm(NDArray input, NDArray gamma, NDArray beta, float epsilon) {
    return ai.djl.nn.norm.LayerNorm.layerNorm(input, new Shape(form.hidden()), gamma, beta, epsilon)
        .singletonOrThrow();
  }

  private NDArray part(int layer, LayerPart part) {
    return parameters.get(Parameters.place(layer, part));
  }
}
