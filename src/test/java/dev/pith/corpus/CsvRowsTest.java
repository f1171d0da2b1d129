package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
  private static final String[] PIECES = {
    "a", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", " ", "\u00e9", "\ud83c\udf1f", "'", "\\"
  };

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t'})
  void whateverIsWrittenInQuotesIsRead(char separator) {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<List<String>> rows =
          IntStream.rangeClosed(0, random.nextInt(5)).mapToObj(row -> randomRow(random)).toList();
      String end = random.nextBoolean() ? "\n" : "\r\n";
      String table =
          rows.stream()
              .map(row -> written(row, separator, random))
              .collect(Collectors.joining(end, "", random.nextBoolean() ? end : ""));

      assertThat(read(table, separator)).as("seed %d: %s", seed, table).isEqualTo(rows);
    }
  }

  /** Two fields or more: a row with a single blank one is a blank line. */
  private static List<String> randomRow(Random random) {
    return IntStream.rangeClosed(0, 1 + random.nextInt(3))
        .mapToObj(
            field ->
                IntStream.range(0, random.nextInt(6))
                    .mapToObj(piece -> PIECES[random.nextInt(PIECES.length)])
                    .collect(Collectors.joining()))
        .toList();
  }

  private static String written(List<String> row, char separator, Random random) {
    return row.stream()
        .map(
            field ->
                random.nextBoolean() || field.matches("(?s).*[\"\r\n,;\t].*")
                    ? '"' + field.replace("\"", "\"\"") + '"'
                    : field)
        .collect(Collectors.joining(String.valueOf(separator)));
  }

  @Test
  void aQuoteWithinAFieldStandsForItself() {
    assertThat(read("5\" disk,a \"b\" c\n", ',')).containsExactly(List.of("5\" disk", "a \"b\" c"));
  }

  @Test
  void theRowBehindABadOneIsReadAndBothKnowTheirLines() {
    CsvRows rows = rows("a,\"b\nc\"\n\"x\"y,\"1\n2\"\nd,e\n", ',');

    assertThat(rows.next()).containsExactly("a", "b\nc");
    assertThat(rows.line()).isEqualTo(1);
    assertThatThrownBy(rows::next)
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "table, line 3: has text behind a closing quote: write quotes within a field twice");
    assertThat(rows.next()).containsExactly("d", "e");
    assertThat(rows.line()).isEqualTo(5);
    assertThat(rows.next()).isNull();
  }

  @Test
  void aRowIsBoundedInBytesAndColumns() {
    CsvRows rows =
        rows(
            "a,%s\n%s\nb,c\n"
                .formatted(
                    "x".repeat(BoundedLines.MAX_LINE_BYTES), ",".repeat(CsvRows.MAX_COLUMNS)),
            ',');

    assertThatThrownBy(rows::next).hasMessageContaining("line 1: is longer than");
    assertThatThrownBy(rows::next).hasMessageContaining("line 2: has over 4096 columns");
    assertThat(rows.next()).containsExactly("b", "c");
  }

  @Test
  void aQuoteThatStaysOpenIsToldOfWhereItsRowBegins() {
    CsvRows rows = rows("a,b\nc,\"d\ne,f\n", ',');
    rows.next();

    assertThatThrownBy(rows::next).hasMessageContaining("line 2: opens a quote");
    assertThat(rows.next()).isNull();
  }

  private static List<List<String>> read(String table, char separator) {
    List<List<String>> all = new ArrayList<>();
    CsvRows rows = rows(table, separator);
    for (List<String> row = rows.next(); row != null; row = rows.next()) {
      all.add(row);
    }
    return all;
  }

  private static CsvRows rows(String table, char separator) {
    return new CsvRows(
        "table", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)), separator);
  }
}
