package dev.pith.cluster;

import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import dev.pith.fixtures.ForwardingEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;

/** Embeds each document once, so that two indexes can be filled in the time of one. */
record RememberingEncoder(Encoder encoder, Map<String, float[]> known)
    implements ForwardingEncoder {
  RememberingEncoder(Encoder encoder) {
    this(encoder, new HashMap<>());
  }

  @Override
  public List<float[]> encodeAll(Role role, List<String> texts) {
    SequencedSet<String> unknown = new LinkedHashSet<>(texts);
    unknown.removeAll(known.keySet());
    List<String> asked = new ArrayList<>(unknown);
    List<float[]> vectors = encoder.encodeAll(role, asked);
    for (int i = 0; i < asked.size(); i++) {
      known.put(asked.get(i), vectors.get(i));
    }
    return texts.stream().map(text -> Objects.requireNonNull(known.get(text))).toList();
  }
}
