package dev.pith.onnx;

import java.util.List;
import java.util.stream.Stream;

/** All models that must be refused: published attacks on ONNX tools and what else can be wrong. */
final class HostileCorpus {
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

  static List<HostileModel> models() {
    return patterns().stream().flatMap(pattern -> pattern.models().stream()).toList();
  }
}
