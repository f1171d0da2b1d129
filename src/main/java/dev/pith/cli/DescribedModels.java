package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.Lineage;
import dev.pith.report.ModelFacts;
import java.util.ArrayList;
import java.util.List;

/** What a report tells of its encoders. */
final class DescribedModels {
  private DescribedModels() {}

  /** One for each encoder; the folders are in their order. */
  static List<ModelFacts> of(List<? extends Encoder> encoders, List<EncoderDirectory> folders) {
    List<ModelFacts> facts = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      Encoder encoder = encoders.get(i);
      Lineage lineage = folders.get(i).manifest().lineage();
      List<String> passes =
          lineage == null
              ? List.of()
              : lineage.passes().stream()
                  .map(pass -> pass.pass() + ": " + pass.description())
                  .toList();
      facts.add(new ModelFacts(encoder.name(), encoder.sizeBytes(), encoder.fingerprint(), passes));
    }
    return facts;
  }
}
