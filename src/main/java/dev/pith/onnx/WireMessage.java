package dev.pith.onnx;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A protobuf message of the ONNX format: its fields by number.
 *
 * @param name how errors name it
 * @param fields by number, all below 64
 */
record WireMessage(String name, Map<Integer, WireField> fields) {
  WireMessage {
    fields = Map.copyOf(fields);
  }

  static WireMessage of(String name, WireField... fields) {
    Map<Integer, WireField> byNumber = new HashMap<>();
    for (WireField field : fields) {
      byNumber.put(field.number(), field.in(name));
    }
    return new WireMessage(name, byNumber);
  }

  /** The field with this number; null when the format has none. */
  @Nullable WireField field(int number) {
    return fields.get(number);
  }
}
