package dev.pith.onnx;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Well-formed models of any shape, the same for the same seed. */
public final class RandomModels {
  private static final List<String> SYLLABLES =
      List.of("a", "Mat", "/", "::", ".", "ß", "漢", "🙂", " ", "\n", "0", "weight");

  private static final List<ElementType> ELEMENT_TYPES = List.of(ElementType.values());

  private final Random random;
  private int nextName;

  private RandomModels(long seed) {
    this.random = new Random(seed);
  }

  public static OnnxModel ofSeed(long seed) {
    return new RandomModels(seed).model();
  }

  private OnnxModel model() {
    SortedMap<String, Long> opsets = new TreeMap<>();
    opsets.put("", 1L + random.nextInt(25));
    opsets.put("com.microsoft", 1L);
    SortedMap<String, String> metadata = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      metadata.put(text(), text());
    }
    return new OnnxModel(3 + random.nextInt(11), text(), opsets, metadata, graph());
  }

  private Graph graph() {
    List<String> made = new ArrayList<>();
    List<ValueInfo> inputs = someValues(random.nextInt(4));
    inputs.forEach(input -> made.add(input.name()));
    SequencedMap<String, Tensor> initializers = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      initializers.put(freshName(), tensor());
    }
    for (ValueInfo input : inputs) {
      if (random.nextInt(5) == 0) {
        initializers.put(input.name(), tensor(input.type()));
      }
    }
    made.addAll(initializers.keySet());
    List<Node> nodes = new ArrayList<>();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      Node node = node(made);
      nodes.add(node);
      node.outputs().stream().filter(name -> !name.isEmpty()).forEach(made::add);
    }
    List<ValueInfo> outputs = new ArrayList<>();
    for (String name : made.reversed()) {
      if (outputs.size() < 3) {
        outputs.add(new ValueInfo(name, elementType(), dimensions()));
      }
    }
    return new Graph(text(), nodes, initializers, inputs, outputs);
  }

  private Node node(List<String> made) {
    List<String> inputs = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      boolean leftOut = made.isEmpty() || random.nextInt(6) == 0;
      inputs.add(leftOut ? "" : made.get(random.nextInt(made.size())));
    }
    List<String> outputs = new ArrayList<>(List.of(freshName()));
    for (int i = random.nextInt(3); i > 0; i--) {
      outputs.add(random.nextBoolean() ? "" : freshName());
    }
    SortedMap<String, Attribute> attributes = new TreeMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      attributes.put(freshName(), attribute());
    }
    boolean standard = random.nextInt(4) > 0;
    return new Node(
        random.nextBoolean() ? "" : freshName(),
        standard ? "" : "com.microsoft",
        standard ? "Op" + random.nextInt(9) : "BiasGelu",
        inputs,
        outputs,
        attributes);
  }

  private Attribute attribute() {
    return switch (random.nextInt(7)) {
      case 0 -> new Attribute.OfInt(random.nextLong());
      case 1 -> new Attribute.OfFloat(anyFloat());
      case 2 -> new Attribute.OfString(text());
      case 3 -> new Attribute.OfTensor(tensor());
      case 4 -> new Attribute.OfInts(some(random::nextLong));
      case 5 -> new Attribute.OfFloats(some(this::anyFloat));
      default -> new Attribute.OfStrings(some(this::text));
    };
  }

  /** NaNs of any payload and infinities among them. */
  private float anyFloat() {
    return Float.intBitsToFloat(
        random.nextInt(4) == 0 ? 0x7f800000 | random.nextInt(3) : random.nextInt());
  }

  private Tensor tensor() {
    return tensor(elementType());
  }

  private Tensor tensor(ElementType type) {
    Shape shape = new Shape(some(() -> (long) random.nextInt(4)));
    byte[] bytes = new byte[(int) shape.elementCount() * type.sizeBytes()];
    random.nextBytes(bytes);
    return new Tensor(type, shape, MemorySegment.ofArray(bytes));
  }

  private List<ValueInfo> someValues(int count) {
    return Stream.generate(() -> new ValueInfo(freshName(), elementType(), dimensions()))
        .limit(count)
        .toList();
  }

  private List<ValueInfo.Dimension> dimensions() {
    return some(
        () ->
            random.nextBoolean()
                ? new ValueInfo.Dimension.Fixed(random.nextLong() >>> 1)
                : new ValueInfo.Dimension.Symbolic(text()));
  }

  private ElementType elementType() {
    return ELEMENT_TYPES.get(random.nextInt(ELEMENT_TYPES.size()));
  }

  private String freshName() {
    nextName++;
    return text() + nextName;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    some(() -> SYLLABLES.get(random.nextInt(SYLLABLES.size()))).forEach(text::append);
    return text.toString();
  }

  /** Up to four of them. */
  private <T> List<T> some(Supplier<T> one) {
    return Stream.generate(one).limit(random.nextInt(5)).toList();
  }
}
