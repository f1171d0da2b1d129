package dev.pith.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void tensorsAreEqualWhenTypeShapeAndBytesAre() {
    Tensor tensor = Tensor.ofInt8(Shape.of(2, 2), (byte) 1, (byte) 2, (byte) 3, (byte) 4);
    MemorySegment bytes = MemorySegment.ofArray(new byte[] {1, 2, 3, 4});

    assertThat(tensor)
        .isEqualTo(new Tensor(ElementType.INT8, Shape.of(2, 2), bytes))
        .hasSameHashCodeAs(new Tensor(ElementType.INT8, Shape.of(2, 2), bytes))
        .isNotEqualTo(new Tensor(ElementType.UINT8, Shape.of(2, 2), bytes))
        .isNotEqualTo(new Tensor(ElementType.INT8, Shape.of(4), bytes))
        .isNotEqualTo(Tensor.ofInt8(Shape.of(2, 2), (byte) 1, (byte) 2, (byte) 3, (byte) 5))
        .isNotEqualTo("INT8[2, 2]")
        .hasToString("INT8[2, 2]");
  }

  @Test
  void elementsComeBackAsTheyWent() {
    assertThat(Tensor.ofFloats(Shape.of(3), 1, Float.NaN, -0f).toFloats())
        .containsExactly(1, Float.NaN, -0f);
    assertThat(Tensor.ofLongs(Shape.of(), Long.MIN_VALUE).toLongs())
        .containsExactly(Long.MIN_VALUE);
  }

  @Test
  void elementsOfAnotherTypeAreNotGiven() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Tensor.ofLongs(Shape.of(1), 1).toFloats())
        .withMessage("tensor is INT64, not FLOAT32");
    assertThatIllegalStateException()
        .isThrownBy(() -> Tensor.ofFloats(Shape.of(2), 1, 2).toLongs())
        .withMessage("tensor is FLOAT32, not INT64");
  }

  @Test
  void bytesMustFillTheShapeExactly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.ofFloats(Shape.of(2), 1))
        .withMessage("tensor FLOAT32[2] needs 8 bytes, has 4");
  }

  @Test
  void bytesCannotBeChangedThroughTheTensor() {
    assertThat(Tensor.ofFloats(Shape.of(1), 1).bytes().isReadOnly()).isTrue();
  }

  @Test
  void aShapeHasUpToEightExtentsOfAtLeastNothing() {
    assertThat(Shape.of(2, 0, 3).elementCount()).isZero();
    assertThat(Shape.of().elementCount()).isOne();
    assertThat(Shape.of(5, 7).extent(1)).isEqualTo(7);
    assertThatIllegalArgumentException().isThrownBy(() -> Shape.of(2, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shape(List.copyOf(Collections.nCopies(9, 1L))))
        .withMessage("rank 9 is over 8");
  }

  @Test
  void aShapeTooLargeToCountSaysSo() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Shape.of(1L << 32, 1L << 32).elementCount());
  }
}
