package dev.pith.onnx;

import java.util.List;
import java.util.stream.Stream;

/** All models that must be refused: published attacks on ONNX tools and what else can be wrong. */
public final class HostileCorpus {
  private HostileCorpus() {}

  /** Those made to do harm first, those that are merely broken last. */
  static List<AttackPattern> patterns() {
    return Stream.of(
            HostileReferences.patterns(),
            HostileArchives.patterns(),
            HostileFiles.patterns(),
            HostileSizes.patterns(),
            HostileMeaning.patterns(),
            HostileTensors.patterns(),
            HostileWire.patterns())
        .flatMap(List::stream)
        .toList();
  }

  /** Those that are wrong in a few bytes. */
  public static List<byte[]> smallModels() {
    return Stream.of(
            HostileReferences.patterns(),
            HostileArchives.patterns(),
            HostileMeaning.patterns(),
            HostileTensors.patterns(),
            HostileWire.patterns())
        .flatMap(List::stream)
        .flatMap(pattern -> pattern.models().stream())
        .flatMap(
            model ->
                model.form() instanceof HostileModel.Form.Bytes(var maker)
                    ? Stream.of(maker.get())
                    : Stream.empty())
        .toList();
  }

  static List<HostileModel> models() {
    return patterns().stream().flatMap(pattern -> pattern.models().stream()).toList();
  }
}
