package dev.pith.index;

import dev.pith.encode.Encoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.codecs.KnnVectorsFormat;

/**
 * Which encoders' vectors an index holds. It is written into the user data of every Lucene commit:
 *
 * <pre>
 *   pith.format                 version of this layout and of the fields, now 1
 *   pith.encoders               how many there are; N below counts from 0
 *   pith.encoder.N.name
 *   pith.encoder.N.fingerprint  names the Lucene field: vector-FINGERPRINT
 *   pith.encoder.N.dimension
 *   pith.vector.bits            of each component, as the graph sees it; 32 where it is missing
 * </pre>
 */
record IndexSchema(List<VectorField> fields, VectorPrecision precision) {
  private static final String FORMAT = "pith.format";
  private static final String VERSION = "1";
  private static final String COUNT = "pith.encoders";
  private static final String BITS = "pith.vector.bits";
  private static final String FLOAT_BITS = "32";

  IndexSchema {
    fields = List.copyOf(fields);
  }

  static IndexSchema of(List<Encoder> encoders, VectorPrecision precision) {
    if (encoders.isEmpty()) {
      throw new IndexException("an index needs an encoder: name at least one");
    }
    Set<String> fingerprints = new HashSet<>();
    for (Encoder encoder : encoders) {
      if (!fingerprints.add(encoder.fingerprint())) {
        throw new IndexException(
            "encoder %s is named twice, maybe under two names: name it once"
                .formatted(VectorField.of(encoder)));
      }
      if (encoder.dimension() > KnnVectorsFormat.DEFAULT_MAX_DIMENSIONS) {
        throw new IndexException(
            "encoder %s has %d dimensions, an index takes up to %d: reduce them"
                .formatted(
                    VectorField.of(encoder),
                    encoder.dimension(),
                    KnnVectorsFormat.DEFAULT_MAX_DIMENSIONS));
      }
    }
    return new IndexSchema(encoders.stream().map(VectorField::of).toList(), precision);
  }

  static IndexSchema read(Path index, Map<String, String> userData) {
    if (!VERSION.equals(userData.get(FORMAT))) {
      throw new IndexException(
          "index %s was not made by this version of Pith: build it again".formatted(index));
    }
    try {
      List<VectorField> fields = new ArrayList<>();
      int count = Integer.parseInt(userData.getOrDefault(COUNT, ""));
      for (int i = 0; i < count; i++) {
        fields.add(
            new VectorField(
                userData.getOrDefault(key(i, "name"), ""),
                userData.getOrDefault(key(i, "fingerprint"), ""),
                Integer.parseInt(userData.getOrDefault(key(i, "dimension"), ""))));
      }
      int bits = Integer.parseInt(userData.getOrDefault(BITS, FLOAT_BITS));
      return new IndexSchema(fields, VectorPrecision.ofBits(bits));
    } catch (IllegalArgumentException broken) {
      throw new IndexException(
          "index %s does not say which encoders made it: build it again".formatted(index), broken);
    }
  }

  Map<String, String> userData() {
    Map<String, String> userData = new LinkedHashMap<>();
    userData.put(FORMAT, VERSION);
    userData.put(BITS, Integer.toString(precision.bits()));
    userData.put(COUNT, Integer.toString(fields.size()));
    for (int i = 0; i < fields.size(); i++) {
      VectorField field = fields.get(i);
      userData.put(key(i, "name"), field.encoderName());
      userData.put(key(i, "fingerprint"), field.fingerprint());
      userData.put(key(i, "dimension"), Integer.toString(field.dimension()));
    }
    return userData;
  }

  /** The field that questions of {@code encoder} are compared with; refused when there is none. */
  VectorField field(Path index, Encoder encoder, Pairing pairing) {
    return new FieldMatch(index, fields, encoder).find(pairing);
  }

  /** Encoders in the order of the fields; each field needs one, and each must have a field. */
  List<Encoder> inOrder(Path index, List<Encoder> encoders) {
    Map<VectorField, Encoder> byField = new LinkedHashMap<>();
    encoders.forEach(encoder -> byField.put(field(index, encoder, Pairing.SYMMETRIC), encoder));
    return fields.stream()
        .map(
            field -> {
              Encoder encoder = byField.get(field);
              if (encoder == null) {
                throw new IndexException(
                    "index %s also holds vectors of %s: name that encoder too"
                        .formatted(index, field));
              }
              return encoder;
            })
        .toList();
  }

  /**
   * Those of {@code opened} that made the vectors, in the order of the fields; others are passed
   * over.
   *
   * @throws IndexException when that of a field is not among them
   */
  List<Encoder> makers(Path index, List<Encoder> opened) {
    return fields.stream()
        .map(
            field ->
                opened.stream()
                    .filter(encoder -> encoder.fingerprint().equals(field.fingerprint()))
                    .findFirst()
                    .orElseThrow(() -> notOpened(index, field)))
        .toList();
  }

  private static IndexException notOpened(Path index, VectorField field) {
    return new IndexException(
        ("index %s holds vectors of %s, without which no document can be added: "
                + "open that encoder too, with --encoder %s=DIR")
            .formatted(index, field, field.encoderName()));
  }

  private static String key(int encoder, String property) {
    return "pith.encoder.%d.%s".formatted(encoder, property);
  }
}
