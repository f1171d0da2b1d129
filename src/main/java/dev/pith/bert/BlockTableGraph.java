package dev.pith.bert;

import dev.pith.onnx.Attribute;
import dev.pith.onnx.ElementType;
import dev.pith.onnx.Shape;
import dev.pith.onnx.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes how rows of a table in blocks are gathered and widened, in standard operators: for a
 * question they take no more time that can be measured than a table of 8 bits does, where ONNX
 * Runtime's {@code GatherBlockQuantized} added 0.14 ms (1.26.0, Intel Xeon, November 2026).
 *
 * <p>A byte holds two 4-bit codes: its lower half one of the block's first half, its upper half the
 * one as far into the second. So both halves of a block come out in their order.
 */
final class BlockTableGraph {
  private static final int NIBBLE_BITS = 4;
  private static final byte LOWEST_NIBBLE = 0x0f;

  private final GraphDraft draft;
  private final String name;
  private final BlockQuantizedMatrix table;

  BlockTableGraph(GraphDraft draft, String name, BlockQuantizedMatrix table) {
    this.draft = draft;
    this.name = name;
    this.table = table;
  }

  /**
   * The rows of some tokens as floats, {@code [batch, tokens, columns]}.
   *
   * @param ids {@code [batch, tokens]}
   */
  String gathered(String ids) {
    String codes = draft.add("Gather", name + "_rows", codes(), ids);
    String scales = draft.add("Gather", name + "_row_scales", scales(), ids);
    return inRows(scaled(codes, scales), 0, 0);
  }

  /** All rows as floats, {@code [rows, columns]}, made of constants alone. */
  String widened() {
    return inRows(scaled(codes(), scales()), 0);
  }

  private String scaled(String codes, String scales) {
    String wide = cast(name + "_floats", table.bits() == NIBBLE_BITS ? nibbles(codes) : codes);
    String centred = draft.add("Sub", name + "_centred", wide, middle());
    return draft.add("Mul", name + "_scaled", centred, scales);
  }

  /** {@code [rows, blocks, bytes of a block]}; a last block is filled up with zeros' codes. */
  private String codes() {
    int blocks = table.blocksPerLine();
    int block = table.block();
    int blockBytes = block * table.bits() / Byte.SIZE;
    byte[] packed = new byte[table.rows() * blocks * blockBytes];
    for (int row = 0; row < table.rows(); row++) {
      for (int along = 0; along < blocks * block; along++) {
        int code = along < table.columns() ? table.codeAt(row, along) : table.middle();
        int inBlock = along % block;
        int at = (row * blocks + along / block) * blockBytes + inBlock % blockBytes;
        packed[at] |= (byte) (code << (inBlock / blockBytes * NIBBLE_BITS));
      }
    }
    return draft.constant(
        name + ".table", Tensor.ofUint8(Shape.of(table.rows(), blocks, blockBytes), packed));
  }

  private String nibbles(String codes) {
    String lowest = draft.constant("lowest_four", Tensor.ofUint8(Shape.of(), LOWEST_NIBBLE));
    String four = draft.constant("four", Tensor.ofUint8(Shape.of(), (byte) NIBBLE_BITS));
    String low = draft.add("BitwiseAnd", name + "_low", codes, lowest);
    String high =
        draft.add(
            "",
            "BitShift",
            name + "_high",
            Map.of("direction", new Attribute.OfString("RIGHT")),
            codes,
            four);
    return draft.add(
        "", "Concat", name + "_codes", Map.of("axis", new Attribute.OfInt(-1)), low, high);
  }

  private String middle() {
    return draft.constant(name + ".middle", Tensor.ofFloats(Shape.of(), table.middle()));
  }

  private String scales() {
    Shape shape = Shape.of(table.rows(), table.blocksPerLine(), 1);
    return draft.compactFloats(name + ".scales", shape, table.scales());
  }

  private String cast(String output, String values) {
    return draft.add("", "Cast", output, BertWriter.cast(ElementType.FLOAT32), values);
  }

  /**
   * Blocks side by side.
   *
   * @param leading extents before the blocks; 0 leaves one as it is
   */
  private String inRows(String blocks, long... leading) {
    int width = table.blocksPerLine() * table.block();
    long[] extents = Arrays.copyOf(leading, leading.length + 1);
    extents[leading.length] = width;
    String row =
        draft.add("Reshape", name + "_row", blocks, draft.longs(name + ".extents", extents));
    return width == table.columns()
        ? row
        : draft.add(
            "Slice",
            name + "_cut",
            row,
            draft.longs(name + ".from", 0),
            draft.longs(name + ".to", table.columns()),
            draft.longs(name + ".axis", -1));
  }
}
