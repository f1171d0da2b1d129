package dev.pith.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.pith.bert.BertReader;
import dev.pith.bert.BertWriter;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.UnrecognisedGraphException;
import dev.pith.fixtures.ExportedGraph;
import dev.pith.lookup.LookupReader;
import dev.pith.lookup.TokenVectors;
import dev.pith.model.Pooling;
import dev.pith.onnx.MalformedModelException;
import dev.pith.onnx.OnnxModel;
import dev.pith.onnx.OnnxReader;
import dev.pith.onnx.OnnxWriter;
import java.util.List;

/**
 * Any sound model is recognised as an encoder or is not; what is recognised can be written as a
 * model.
 */
public final class EncoderGraphTarget {
  private static final List<OnnxModel> MODELS =
      List.of(
          ExportedGraph.model(),
          new TokenVectors(new FloatMatrix(3, 2, new float[] {1, 2, 3, 4, 5, 6})).toModel());

  private EncoderGraphTarget() {}

  public static void fuzzerTestOneInput(FuzzedDataProvider choices) {
    OnnxModel model;
    try {
      model =
          OnnxReader.read(OnnxWriter.toBytes(GraphEdits.of(choices.pickValue(MODELS), choices)));
    } catch (MalformedModelException noModel) {
      return;
    }
    LookupReader.read(model);
    try {
      EncoderWeights weights = BertReader.read(model, choices.pickValue(Pooling.values()));
      OnnxReader.read(OnnxWriter.toBytes(BertWriter.write(weights)));
    } catch (UnrecognisedGraphException unrecognised) {
      // A graph that is only a graph.
    }
  }
}
