package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.fixtures.Vectors;
import dev.pith.lookup.TokenVectors;
import dev.pith.making.RuntimeGraphs;
import dev.pith.onnx.OnnxWriter;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerFiles;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FitStaticTest {
  private static final Subject ENCODER = new Subject.Recognised(TinyEncoders.random(1));
  private static final TextSupply SUPPLY =
      new TextSupply(TinyTokenizers.texts(2, 20), TinyTokenizers.texts(3, 600), List.of());
  private static final FitStatic PASS = new FitStatic(100_000, 1);

  private static final TokenVectors FITTED = fitted(PASS, SUPPLY);

  @Test
  void textsThatWereNotShownLieNearTheirFullVectors() {
    List<long[]> texts = ids(TinyTokenizers.texts(4, 50));
    Teacher teacher = Teacher.of(TinyEncoders.random(1), TinyEncoders.calibration(5, 5));
    FloatMatrix expected = teacher.vectors(texts);

    List<float[]> found = texts.stream().map(FITTED::embed).toList();
    List<float[]> rows =
        IntStream.range(0, texts.size())
            .mapToObj(
                i ->
                    Arrays.copyOfRange(
                        expected.values(), i * TinyEncoders.HIDDEN, (i + 1) * TinyEncoders.HIDDEN))
            .toList();
    // Random layers are far from linear; unrelated vectors have a mean cosine of about 0.
    assertThat(Vectors.meanCosine(rows, found)).isGreaterThan(0.6);
  }

  @Test
  void specialTokensButTheFirstSayNothing() {
    FloatMatrix table = FITTED.table().toFloats();
    List<String> pieces = TinyTokenizers.pieces();

    for (String silent : List.of("[PAD]", "[UNK]", "[SEP]", "[MASK]")) {
      assertThat(table.selectRows(new int[] {pieces.indexOf(silent)}).nonZeros()).isZero();
    }
    assertThat(table.selectRows(new int[] {pieces.indexOf("[CLS]")}).nonZeros()).isPositive();
  }

  @Test
  void theEmptyTextHasAVector() {
    float[] vector = FITTED.embed(ids(List.of("")).getFirst());

    assertThat(vector).hasSize(TinyEncoders.HIDDEN);
    for (float value : vector) {
      assertThat(value).isBetween(-1f, 1f);
    }
  }

  @Test
  void theSameInputGivesTheSameBytes() {
    assertThat(OnnxWriter.toBytes(fitted(PASS, SUPPLY).toModel()))
        .isEqualTo(OnnxWriter.toBytes(FITTED.toModel()));
  }

  @Test
  void theBudgetBoundsWhatTheEncoderReads() {
    try (Tokenizer tokenizer = TokenizerFiles.open(TinyTokenizers.definition())) {
      for (int budget : new int[] {30, 300, 3000}) {
        List<long[]> texts = TeacherTexts.of(SUPPLY, tokenizer, budget).ids();
        int tokens = texts.stream().mapToInt(ids -> ids.length).sum();
        assertThat(tokens).isBetween(budget - 24, budget);
      }
    }
  }

  @Test
  void documentsAreReadWholeAndInSentencesAndNothingTwice() {
    String document = "bababa dadada fafafa gagaga. kakaka lalala mamama nanana. Bababa.";
    TextSupply supply =
        new TextSupply(List.of("ba"), List.of("general babababababa"), List.of(document, document));
    try (Tokenizer tokenizer = TokenizerFiles.open(TinyTokenizers.definition(64))) {
      List<long[]> expected =
          Stream.of(
                  document,
                  "bababa dadada fafafa gagaga.",
                  "kakaka lalala mamama nanana.",
                  "general babababababa")
              .map(text -> tokenizer.tokenize(text).ids())
              .toList();

      assertThat(TeacherTexts.of(supply, tokenizer, 1000).ids())
          .usingElementComparator(Arrays::compare)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void aSentenceThatIsLongerThanAnyQuestionIsReadInItsDocumentOnly() {
    String sentence = "babababa ".repeat(50).strip() + ".";
    TextSupply supply =
        new TextSupply(List.of("ba"), List.of(), List.of(sentence + " Kakaka lalala mamama."));
    try (Tokenizer tokenizer = TokenizerFiles.open(TinyTokenizers.definition(64))) {
      assertThat(TeacherTexts.of(supply, tokenizer, 1000).texts())
          .containsExactly(sentence + " Kakaka lalala mamama.", "Kakaka lalala mamama.");
    }
  }

  @Test
  void fewTextsAreAllLearnedFromAndTheAgreementIsNotTold() {
    TextSupply few = new TextSupply(List.of("ba"), TinyTokenizers.texts(2, 30), List.of());
    TextSupply more = new TextSupply(List.of("ba"), TinyTokenizers.texts(2, 300), List.of());

    assertThat(outcome(few).description()).matches(".*own of [1-4]\\d texts");
    assertThat(outcome(more).description()).contains("mean cosine").endsWith("held back");
  }

  private static Pass.Outcome outcome(TextSupply supply) {
    return PASS.apply(
        ENCODER,
        Calibration.of(
            Workbench.withoutTrainer(new RuntimeGraphs()),
            supply,
            new Source(ENCODER, TinyTokenizers.definition())));
  }

  @Test
  void aSmallBudgetStillReadsSentencesFromAllOverTheCorpus() {
    List<String> syllables = TinyTokenizers.pieces().subList(31, 71);
    List<String> documents =
        syllables.stream()
            .map(first -> "%1$s one two three four. %1$s two three four five.".formatted(first))
            .toList();
    TextSupply supply = new TextSupply(List.of("ba"), List.of(), documents);
    try (Tokenizer tokenizer = TokenizerFiles.open(TinyTokenizers.definition(64))) {
      long all = tokens(documents, tokenizer);

      List<long[]> texts = TeacherTexts.of(supply, tokenizer, all / 2).ids();

      long documentsRead = texts.stream().map(ids -> ids[1]).distinct().count();
      long wholeDocuments = documents.size() / 5;
      assertThat(documentsRead).isGreaterThan(wholeDocuments + wholeDocuments / 2);
    }
  }

  @Test
  void aStaticEncoderIsQuantizedByRowAndNotFittedAgain() {
    Subject fitted = new Subject.Static(FITTED);
    Calibration calibration = TinyEncoders.calibration(5, 5);

    Subject quantized = new QuantizeInt8().apply(fitted, calibration).subject();

    assertThat(((Subject.Static) quantized).vectors().table())
        .isInstanceOfSatisfying(
            Int8Matrix.class, table -> assertThat(table.axis()).isEqualTo(Int8Matrix.Axis.ROW));
    assertThat(quantized.quantizesActivations()).isFalse();
    assertThatThrownBy(() -> PASS.apply(fitted, calibration))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("before fit-static");
  }

  @Test
  void choicesThatATableDoesNotOfferAreRefused() {
    Subject fitted = new Subject.Static(FITTED);
    Calibration calibration = TinyEncoders.calibration(5, 5);
    Selection none = Selection.EVERYTHING;
    Selection some = new Selection(List.of("words"), new PrecisionBudget.None());

    for (QuantizeInt8 pass :
        List.of(
            new QuantizeInt8(WeightRange.AUTO, new Activations.PerToken(), none),
            new QuantizeInt8(WeightRange.AUTO, 5, new Activations.Dynamic(), none),
            new QuantizeInt8(WeightRange.AUTO, new Activations.Dynamic(), some))) {
      assertThatThrownBy(() -> pass.apply(fitted, calibration))
          .isInstanceOf(PassRefusedException.class)
          .hasMessageContaining("leave out activations");
    }
  }

  private static TokenVectors fitted(FitStatic pass, TextSupply supply) {
    Calibration calibration =
        Calibration.of(
            Workbench.withoutTrainer(new RuntimeGraphs()),
            supply,
            new Source(ENCODER, TinyTokenizers.definition()));
    return ((Subject.Static) pass.apply(ENCODER, calibration).subject()).vectors();
  }

  private static long tokens(List<String> texts, Tokenizer tokenizer) {
    return texts.stream().mapToLong(text -> tokenizer.tokenize(text).ids().length).sum();
  }

  private static List<long[]> ids(List<String> texts) {
    try (Tokenizer tokenizer = TokenizerFiles.open(TinyTokenizers.definition())) {
      return texts.stream().map(text -> tokenizer.tokenize(text).ids()).toList();
    }
  }
}
