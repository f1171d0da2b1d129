package dev.pith.onnx;

import java.util.List;

/**
 * One way to attack whoever reads a model.
 *
 * @param name the published case, or the weakness in plain words
 * @param models each tries it
 */
record AttackPattern(String name, List<HostileModel> models) {
  static AttackPattern of(String name, HostileModel... models) {
    return new AttackPattern(name, List.of(models));
  }
}
