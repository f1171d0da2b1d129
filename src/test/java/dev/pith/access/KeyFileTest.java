package dev.pith.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys on a disk. */
class KeyFileTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir private Path folder;
  private KeyFile file = new KeyFile(Path.of(""));
  private final AtomicLong nanos = new AtomicLong();

  @BeforeEach
  void nameTheFile() {
    file = new KeyFile(folder.resolve("keys.json"));
  }

  @Test
  void whatIsWrittenIsReadAgainAndHoldsNoSecret() throws IOException {
    String secret = Secret.random();
    ApiKeys keys =
        new ApiKeys(List.of(key("a", secret), key("b", "x"))).with(key("c", "y")).without("b");
    file.change(() -> keys);

    assertThat(file.read()).isEqualTo(keys);
    assertThat(Files.readString(file.path())).doesNotContain(secret).contains("\"search\"");
  }

  @Test
  void noFileIsNoKeyForWhoeverMakesOneAndAnErrorForAServer() {
    assertThat(file.readOrNone().keys()).isEmpty();
    assertThatThrownBy(file::read)
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("pith key add");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "|no file of keys",
        "{}|no file of keys",
        "null|null instead",
        "[null]|null instead",
        "[] []|no file of keys",
        "[{}]|no file of keys",
        "[{\"name\":\"a\",\"scope\":\"all\",\"sha256\":\"S\",\"created\":\"T\"}]|scope 'all'",
        "[{\"name\":\"a\",\"scope\":\"search\",\"sha256\":\"s\",\"created\":\"T\"}]|hexadecimal",
        "[{\"name\":\"a b\",\"scope\":\"search\",\"sha256\":\"S\",\"created\":\"T\"}]|called 'a b'",
        "[{\"name\":\"a\",\"scope\":\"search\",\"sha256\":\"S\",\"created\":\"x\"}]|'x' is no moment",
        "[{\"name\":\"a\",\"scope\":\"search\",\"sha256\":\"S\",\"created\":\"T\",\"x\":1}]|no file",
        "[{\"name\":null,\"scope\":\"search\",\"sha256\":\"S\",\"created\":\"T\"}]|no file",
        "[{\"name\":\"a\",\"scope\":null,\"sha256\":\"S\",\"created\":\"T\"}]|no file",
        "[{\"name\":\"a\",\"scope\":\"search\",\"sha256\":null,\"created\":\"T\"}]|no file",
        "[{\"name\":\"a\",\"scope\":\"search\",\"sha256\":\"S\",\"created\":null}]|no file",
      })
  void aFileThatHoldsNoKeysIsRefusedInASentence(String content, String told) throws IOException {
    String filled =
        content == null
            ? ""
            : content
                .replace("\"S\"", quoted("a".repeat(64)))
                .replace("\"T\"", quoted(NOW.toString()));
    Files.writeString(file.path(), filled);

    assertThatThrownBy(file::read)
        .isInstanceOf(AccessException.class)
        .hasMessageContaining(told)
        .hasMessageContaining(file.path().toString());
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  @Test
  void aChangeCountsASecondLaterAndABrokenFileChangesNothing() throws IOException {
    file.change(() -> new ApiKeys(List.of(key("a", "x"))));
    WatchedKeys watched = new WatchedKeys(file, nanos::get);
    file.change(() -> new ApiKeys(List.of(key("b", "y"))));

    assertThat(watched.now().of("x")).as("not looked yet").isPresent();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(watched.now().of("x")).isEmpty();
    assertThat(watched.now().of("y")).isPresent();

    Files.writeString(file.path(), "[");
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(watched.now().of("y")).as("broken").isPresent();
    Files.delete(file.path());
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(watched.now().of("y")).as("gone").isPresent();

    file.change(() -> new ApiKeys(List.of()));
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(watched.now().of("y")).isEmpty();
  }

  @Test
  void ofManyThatAreMadeAtOnceNoneIsLost() {
    List<String> names = IntStream.range(0, 16).mapToObj(i -> "key" + i).toList();
    List<CompletableFuture<Void>> made =
        names.stream()
            .map(
                name ->
                    CompletableFuture.runAsync(
                        () -> file.change(() -> file.readOrNone().with(key(name, name)))))
            .toList();
    made.forEach(CompletableFuture::join);

    assertThat(file.read().keys())
        .extracting(ApiKey::name)
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void aChangeThatCannotBeChangesNothing() {
    file.change(() -> new ApiKeys(List.of(key("a", "x"))));
    assertThatThrownBy(() -> file.change(() -> file.read().without("b")))
        .isInstanceOf(IllegalArgumentException.class);
    file.change(() -> file.read().with(key("c", "y")));

    assertThat(file.read().keys()).extracting(ApiKey::name).containsExactly("a", "c");
  }

  private static ApiKey key(String name, String secret) {
    return new ApiKey(name, Scope.SEARCH, Secret.sha256(secret), NOW);
  }
}
