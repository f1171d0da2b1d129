package dev.pith.index;

import dev.pith.encode.Encoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.lucene.codecs.KnnVectorsFormat;

/**
 * Which encoders' vectors an index holds. It is written into the user data of every Lucene commit:
 *
 * <pre>
 *   pith.format                 version of this layout and of the fields: 1, or 2 with passages
 *   pith.encoders               how many there are; N below counts from 0
 *   pith.encoder.N.name
 *   pith.encoder.N.fingerprint  names the Lucene field: vector-FINGERPRINT
 *   pith.encoder.N.dimension
 *   pith.vector.bits            of each component, as the graph sees it; 32 where it is missing
 *   pith.graph.neighbours       of a vector in the graph; 24 where it is missing
 *   pith.graph.beam             while vectors are linked; 80 where it is missing
 *   pith.passage.tokens         into which documents are cut, at most; missing without passages
 * </pre>
 */
record IndexSchema(
    List<VectorField> fields,
    VectorPrecision precision,
    GraphShape graph,
    OptionalInt passageTokens) {
  private static final String FORMAT = "pith.format";
  private static final String WITHOUT_PASSAGES = "1";
  private static final String WITH_PASSAGES = "2";
  private static final String COUNT = "pith.encoders";
  private static final String BITS = "pith.vector.bits";
  private static final String NEIGHBOURS = "pith.graph.neighbours";
  private static final String BEAM = "pith.graph.beam";
  private static final String PASSAGE_TOKENS = "pith.passage.tokens";

  IndexSchema {
    fields = List.copyOf(fields);
  }

  /**
   * Of a new index.
   *
   * @param passageTokens of each passage, at most; empty for one vector of each document
   */
  static IndexSchema of(
      List<Encoder> encoders,
      VectorPrecision precision,
      GraphShape graph,
      OptionalInt passageTokens) {
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
    passageTokens.ifPresent(
        tokens -> encoders.forEach(encoder -> PassageSplitter.require(tokens, encoder)));
    return new IndexSchema(
        encoders.stream().map(VectorField::of).toList(), precision, graph, passageTokens);
  }

  static IndexSchema read(Path index, Map<String, String> userData) {
    if (!version(userData.containsKey(PASSAGE_TOKENS)).equals(userData.get(FORMAT))) {
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
      int bits = number(userData, BITS, VectorPrecision.FLOAT32.bits());
      return new IndexSchema(
          fields, VectorPrecision.ofBits(bits), graph(userData), passageTokens(userData));
    } catch (IllegalArgumentException broken) {
      throw new IndexException(
          "index %s does not say which encoders made it: build it again".formatted(index), broken);
    }
  }

  /** Versions of Pith that know no passages refuse an index that has them. */
  private static String version(boolean passages) {
    return passages ? WITH_PASSAGES : WITHOUT_PASSAGES;
  }

  private static GraphShape graph(Map<String, String> userData) {
    return new GraphShape(
        number(userData, NEIGHBOURS, GraphShape.DEFAULT.neighbours()),
        number(userData, BEAM, GraphShape.DEFAULT.beamWidth()));
  }

  private static int number(Map<String, String> userData, String key, int missing) {
    String value = userData.get(key);
    return value == null ? missing : Integer.parseInt(value);
  }

  private static OptionalInt passageTokens(Map<String, String> userData) {
    String tokens = userData.get(PASSAGE_TOKENS);
    return tokens == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(tokens));
  }

  /** The same with a graph that sees vectors in other bits, or links them in another way. */
  IndexSchema with(VectorPrecision bits, GraphShape shape) {
    return new IndexSchema(fields, bits, shape, passageTokens);
  }

  /** The same with the vectors of one encoder alone. */
  IndexSchema with(VectorField kept) {
    return new IndexSchema(List.of(kept), precision, graph, passageTokens);
  }

  /** The same with one vector of each document. */
  IndexSchema withoutPassages() {
    return new IndexSchema(fields, precision, graph, OptionalInt.empty());
  }

  Map<String, String> userData() {
    Map<String, String> userData = new LinkedHashMap<>();
    userData.put(FORMAT, version(passageTokens.isPresent()));
    passageTokens.ifPresent(tokens -> userData.put(PASSAGE_TOKENS, Integer.toString(tokens)));
    userData.put(BITS, Integer.toString(precision.bits()));
    userData.put(NEIGHBOURS, Integer.toString(graph.neighbours()));
    userData.put(BEAM, Integer.toString(graph.beamWidth()));
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
    return new FieldMatch(index.toString(), fields, encoder).find(pairing);
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
