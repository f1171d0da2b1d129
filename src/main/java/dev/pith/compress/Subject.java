package dev.pith.compress;

import dev.pith.bert.BertReader;
import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.UnrecognisedGraphException;
import dev.pith.lookup.TokenVectors;
import dev.pith.model.Pooling;
import dev.pith.onnx.OnnxModel;
import java.util.Optional;

/** What a pass works on: an encoder whose parts are known, or a graph that is only a graph. */
public sealed interface Subject {
  /** The model file's content as it stands. */
  OnnxModel toModel();

  /** The same, with vectors in the space of the encoder that it was made from. */
  default OnnxModel toModelInSourceSpace() {
    return toModel();
  }

  /** Whether activations are quantized at run time, with one scale for all rows of a run. */
  default boolean quantizesActivations() {
    return toModel().graph().nodes().stream()
        .anyMatch(
            node ->
                node.op().equals("DynamicQuantizeMatMul")
                    || node.op().equals("DynamicQuantizeLinear"));
  }

  /** A recognised BERT-family encoder. */
  record Recognised(EncoderWeights weights) implements Subject {
    @Override
    public OnnxModel toModel() {
      return BertWriter.write(weights);
    }

    @Override
    public OnnxModel toModelInSourceSpace() {
      return BertWriter.write(weights.lifted());
    }
  }

  /**
   * A vector for each token, and nothing else.
   *
   * @param directions where the vectors lie in the space of the encoder that they were made from:
   *     its dimension x theirs, orthonormal columns; none where they are vectors of that space
   */
  record Static(TokenVectors vectors, Optional<FloatMatrix> directions) implements Subject {
    public Static(TokenVectors vectors) {
      this(vectors, Optional.empty());
    }

    /** The same with its vectors stored in another way. */
    Static with(TokenVectors replaced) {
      return new Static(replaced, directions);
    }

    @Override
    public OnnxModel toModel() {
      return vectors.toModel();
    }

    @Override
    public OnnxModel toModelInSourceSpace() {
      return directions
          .map(found -> vectors.table().toFloats().times(found.transposed()))
          .map(lifted -> new TokenVectors(lifted).toModel())
          .orElseGet(this::toModel);
    }
  }

  /**
   * Any other graph.
   *
   * @param model the graph
   * @param reason what was not found in it
   */
  record Opaque(OnnxModel model, String reason) implements Subject {
    @Override
    public OnnxModel toModel() {
      return model;
    }
  }

  /** Recognises what can be recognised. */
  static Subject of(OnnxModel model, Pooling pooling) {
    try {
      return new Recognised(BertReader.read(model, pooling));
    } catch (UnrecognisedGraphException e) {
      return new Opaque(model, String.valueOf(e.getMessage()));
    }
  }
}
