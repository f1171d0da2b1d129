package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldMappingTest {
  private static final FieldMapping NAMED =
      new FieldMapping(
          Optional.of("key"),
          Optional.of("name"),
          List.of("lead", "body"),
          List.of("year", "code", "tags"));

  @TempDir private Path folder;

  @Test
  void aTableAndLinesWithTheSameFieldsHaveTheSameDocuments() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("a.csv"), "key,name,lead,body,year,code,tags\n1,n,l,b,1990,007,x\n");
    Path lines =
        Files.writeString(
            folder.resolve("a.jsonl"),
            "{\"key\":1,\"name\":\"n\",\"lead\":\"l\",\"body\":\"b\",\"year\":1990,\"code\":\"007\",\"tags\":[\"x\"]}\n");
    Document document =
        new Document(
            "1",
            "n",
            "l\n\nb",
            new Metadata(
                Map.of("code", List.of("007"), "tags", List.of("x")), Map.of("year", 1990.0)));

    assertThat(read(table, NAMED)).containsExactly(document);
    assertThat(read(lines, NAMED)).containsExactly(document);
  }

  @Test
  void namedFieldsStandBesideTheObjectOfMetadata() throws IOException {
    Path lines =
        Files.writeString(
            folder.resolve("a.jsonl"),
            "{\"id\":\"1\",\"text\":\"t\",\"year\":2,\"metadata\":{\"language\":\"en\"}}\n");
    FieldMapping year =
        new FieldMapping(Optional.empty(), Optional.empty(), List.of(), List.of("year"));

    assertThat(read(lines, year))
        .containsExactly(
            new Document(
                "1",
                "",
                "t",
                new Metadata(Map.of("language", List.of("en")), Map.of("year", 2.0))));
  }

  @Test
  void withoutAnIdFieldLinesAreNumberedAndThatIsSaidOnce() throws IOException {
    Path lines =
        Files.writeString(folder.resolve("a.jsonl"), "{\"text\":\"x\"}\n\n{\"text\":\"y\"}\n");

    List<Entry> alone = read(lines, FieldMapping.DEFAULT);
    List<Entry> within = read(folder, FieldMapping.DEFAULT);

    assertThat(alone).element(0).isInstanceOf(Remark.class);
    assertThat(alone.subList(1, 3))
        .containsExactly(new Document("1", "", "x"), new Document("3", "", "y"));
    assertThat(within.subList(1, 3))
        .containsExactly(new Document("a.jsonl:1", "", "x"), new Document("a.jsonl:3", "", "y"));
  }

  @Test
  void oncePartOfTheDocumentsHasIdsOneWithoutIsSetAside() throws IOException {
    Path lines =
        Files.writeString(
            folder.resolve("a.jsonl"), "{\"id\":\"a\",\"text\":\"x\"}\n{\"text\":\"y\"}\n");

    assertThat(read(lines, FieldMapping.DEFAULT))
        .containsExactly(
            new Document("a", "", "x"),
            new SetAside(
                lines.toString(), 2, "has no id: give every object an \"id\" that is a string"));
  }

  @Test
  void aFieldThatNeverComesIsToldOf() throws IOException {
    Path lines =
        Files.writeString(
            folder.resolve("a.jsonl"), "{\"key\":\"a\",\"name\":\"n\",\"boddy\":\"x\"}\n");

    assertThat(read(lines, NAMED).getLast())
        .isInstanceOfSatisfying(
            Remark.class,
            remark ->
                assertThat(remark.sentence())
                    .contains("no field 'lead' and 'body' and 'year'", "a.jsonl"));
  }

  @Test
  void aTableWithoutANamedColumnIsSetAsideWithThoseItHas() throws IOException {
    Path table = Files.writeString(folder.resolve("a.csv"), "key,nome,body\n1,n,b\n");
    Path other = Files.writeString(folder.resolve("b.csv"), "key,nome\n1,n\n");

    assertThat(read(table, NAMED))
        .singleElement()
        .isInstanceOfSatisfying(
            SetAside.class,
            place ->
                assertThat(place.why()).contains("'name' and 'lead'", "it has key, nome, body"));
    assertThat(read(other, FieldMapping.DEFAULT))
        .singleElement()
        .isInstanceOfSatisfying(
            SetAside.class,
            place -> assertThat(place.why()).contains("'title' or 'text'", "--text-field"));
  }

  @Test
  void metadataHasNamesThatCanBeAskedFor() {
    assertThatThrownBy(
            () ->
                new FieldMapping(
                    Optional.empty(), Optional.empty(), List.of(), List.of("two words")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'two words'");
  }

  private static List<Entry> read(Path path, FieldMapping fields) {
    try (Stream<Entry> entries = DocumentSource.open(path, fields).entries()) {
      return entries.toList();
    }
  }
}
