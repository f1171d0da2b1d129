package dev.pith.onnx;

import static dev.pith.onnx.WireField.message;
import static dev.pith.onnx.WireField.messages;
import static dev.pith.onnx.WireField.number;
import static dev.pith.onnx.WireField.numbers;
import static dev.pith.onnx.WireField.one;
import static dev.pith.onnx.WireField.opaque;
import static dev.pith.onnx.WireField.refused;
import static dev.pith.onnx.WireField.text;
import static dev.pith.onnx.WireField.texts;

/**
 * The messages of {@code onnx.proto} as far as Pith believes them.
 *
 * <p>A message names only messages defined above it, so none contains itself and a file nests at
 * most eight deep: what could nest without end (subgraphs, functions, types of sequences) is
 * refused where it starts. Opaque texts are documentation, which reading drops.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>
 */
final class OnnxFormat {
  private static final String ELSEWHERE =
      "its data lies in another file; save the model with all data inside it";
  private static final String SUBGRAPH = "subgraphs (control flow) are not supported";
  private static final String SPARSE = "sparse tensors are not supported";
  private static final String NO_TENSOR = "only tensors are supported as values";
  private static final String TYPE_VALUE = "types as attribute values are not supported";

  /** Documentation of a part, dropped on reading. */
  private static final WireMessage NOTE =
      WireMessage.of("metadata of a part", opaque(1, "key"), opaque(2, "value"));

  private static final WireMessage ENTRY =
      WireMessage.of("metadata", text(1, "key"), text(2, "value"));

  private static final WireMessage OPSET =
      WireMessage.of("opset", text(1, "domain"), number(2, "version"));

  private static final WireMessage DIMENSION =
      WireMessage.of(
          "dimension",
          number(1, "dim_value"),
          text(2, "dim_param").insteadOf(1),
          opaque(3, "denotation"));

  private static final WireMessage SHAPE = WireMessage.of("shape", messages(1, "dim", DIMENSION));

  private static final WireMessage TENSOR_TYPE =
      WireMessage.of("tensor type", number(1, "elem_type"), message(2, "shape", SHAPE));

  private static final WireMessage TYPE =
      WireMessage.of(
          "type",
          message(1, "tensor_type", TENSOR_TYPE),
          refused(4, "sequence_type", NO_TENSOR),
          refused(5, "map_type", NO_TENSOR),
          opaque(6, "denotation"),
          refused(7, "opaque_type", NO_TENSOR),
          refused(8, "sparse_tensor_type", NO_TENSOR),
          refused(9, "optional_type", NO_TENSOR));

  private static final WireMessage VALUE_INFO =
      WireMessage.of(
          "value",
          text(1, "name"),
          message(2, "type", TYPE),
          opaque(3, "doc_string"),
          messages(4, "metadata_props", NOTE));

  private static final WireMessage TENSOR =
      WireMessage.of(
          "tensor",
          numbers(1, "dims", NumberEncoding.VARINT),
          number(2, "data_type"),
          refused(3, "segment", "tensors in segments are not supported"),
          numbers(4, "float_data", NumberEncoding.FIXED32),
          numbers(5, "int32_data", NumberEncoding.VARINT),
          refused(6, "string_data", "tensors of strings are not supported"),
          numbers(7, "int64_data", NumberEncoding.VARINT),
          text(8, "name"),
          opaque(9, "raw_data"),
          numbers(10, "double_data", NumberEncoding.FIXED64),
          refused(11, "uint64_data", "unsigned 32-bit and 64-bit elements are not supported"),
          opaque(12, "doc_string"),
          refused(13, "external_data", ELSEWHERE),
          one(14, "data_location", new WireField.Content.OnlyZero(ELSEWHERE)),
          messages(16, "metadata_props", NOTE));

  private static final WireMessage ATTRIBUTE =
      WireMessage.of(
          "attribute",
          text(1, "name"),
          one(2, "f", new WireField.Content.Numeric(NumberEncoding.FIXED32)),
          number(3, "i"),
          text(4, "s"),
          message(5, "t", TENSOR),
          refused(6, "g", SUBGRAPH),
          numbers(7, "floats", NumberEncoding.FIXED32),
          numbers(8, "ints", NumberEncoding.VARINT),
          texts(9, "strings"),
          refused(10, "tensors", "lists of tensors are not supported"),
          refused(11, "graphs", SUBGRAPH),
          opaque(13, "doc_string"),
          refused(14, "tp", TYPE_VALUE),
          refused(15, "type_protos", TYPE_VALUE),
          number(20, "type"),
          refused(21, "ref_attr_name", "references to a function's attributes are not supported"),
          refused(22, "sparse_tensor", SPARSE),
          refused(23, "sparse_tensors", SPARSE));

  /** Counted against {@link ModelLimits#maxNodes()}. */
  static final WireMessage NODE =
      WireMessage.of(
          "node",
          texts(1, "input"),
          texts(2, "output"),
          text(3, "name"),
          text(4, "op_type"),
          messages(5, "attribute", ATTRIBUTE),
          opaque(6, "doc_string"),
          text(7, "domain"),
          text(8, "overload"),
          messages(9, "metadata_props", NOTE));

  private static final WireMessage GRAPH =
      WireMessage.of(
          "graph",
          messages(1, "node", NODE),
          text(2, "name"),
          messages(5, "initializer", TENSOR),
          opaque(10, "doc_string"),
          messages(11, "input", VALUE_INFO),
          messages(12, "output", VALUE_INFO),
          messages(13, "value_info", VALUE_INFO),
          refused(14, "quantization_annotation", "quantization annotations are not supported"),
          refused(15, "sparse_initializer", SPARSE),
          messages(16, "metadata_props", NOTE));

  /** A whole file. */
  static final WireMessage MODEL =
      WireMessage.of(
          "model",
          number(1, "ir_version"),
          text(2, "producer_name"),
          opaque(3, "producer_version"),
          opaque(4, "domain"),
          number(5, "model_version"),
          opaque(6, "doc_string"),
          message(7, "graph", GRAPH),
          messages(8, "opset_import", OPSET),
          messages(14, "metadata_props", ENTRY),
          refused(20, "training_info", "training information is not supported"),
          refused(25, "functions", "functions are not supported; inline them when saving"));

  private OnnxFormat() {}
}
