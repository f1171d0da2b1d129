package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.access.KeyFile;
import dev.pith.access.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys as whoever runs a server makes them. */
class KeyCommandTest {
  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();

  @Test
  void aKeyIsShownOnceAndCountsUntilItIsRevoked() throws IOException {
    Path file = folder.resolve("keys.json");
    assertThat(terminal.run("key", "add", "anna", "--scope", "write", "--keys", file)).isZero();
    String secret = terminal.out().strip();
    assertThat(terminal.run("key", "add", "ben", "--scope", "search", "--keys", file)).isZero();

    assertThat(Files.readString(file)).doesNotContain(secret);
    assertThat(new KeyFile(file).read().of(secret).orElseThrow().scope()).isEqualTo(Scope.WRITE);
    assertThat(terminal.run("key", "list", "--keys", file)).isZero();
    assertThat(terminal.out()).contains("anna", "write", "ben", "search").doesNotContain(secret);

    assertThat(terminal.run("key", "revoke", "anna", "--keys", file)).isZero();
    assertThat(new KeyFile(file).read().of(secret)).isEmpty();
    assertThat(new KeyFile(file).read().keys()).hasSize(1);
  }

  @Test
  void whatCannotBeIsToldInASentence() {
    Path file = folder.resolve("keys.json");
    assertThat(terminal.run("key", "list", "--keys", file)).isEqualTo(1);
    assertThat(terminal.err()).startsWith("pith key list: ").contains("pith key add");
    assertThat(terminal.run("key", "add", "a", "--scope", "all", "--keys", file)).isEqualTo(2);
    assertThat(terminal.err()).contains("--scope", "SEARCH, WRITE, ADMIN");
    assertThat(terminal.run("key", "add", "a b", "--scope", "search", "--keys", file)).isEqualTo(1);
    assertThat(terminal.err()).contains("cannot be called 'a b'");
    assertThat(terminal.run("key", "add", "a", "--scope", "search", "--keys", file)).isZero();
    assertThat(terminal.run("key", "add", "a", "--scope", "search", "--keys", file)).isEqualTo(1);
    assertThat(terminal.err()).contains("two keys are called 'a'");
    assertThat(terminal.run("key", "revoke", "b", "--keys", file)).isEqualTo(1);
    assertThat(terminal.err()).contains("there is no key 'b'");
    assertThat(terminal.run("key")).isEqualTo(2);
    Path nowhere = folder.resolve("no folder").resolve("keys.json");
    assertThat(terminal.run("key", "add", "a", "--scope", "search", "--keys", nowhere))
        .isEqualTo(1);
    assertThat(terminal.err()).contains(nowhere.toString(), "its folder has to be there");
  }

  @Test
  void keysAndCertificatesAreReadBeforeAnythingElse() {
    Object[] noKeys = {
      "serve", "--index", folder, "--encoder", "full=x", "--keys", folder.resolve("none")
    };
    assertThat(terminal.run(noKeys)).isEqualTo(1);
    assertThat(terminal.err()).contains("there is no file", "pith key add");
    Object[] noCertificate = {
      "serve", "--index", folder, "--encoder", "full=x", "--tls-key", "k", "--tls-certificate", "c"
    };
    assertThat(terminal.run(noCertificate)).isEqualTo(1);
    assertThat(terminal.err()).contains("there is no file c");
  }

  @Test
  void aServerThatOthersReachNeedsKeysAndTlsNeedsBothFiles() {
    Object[] open = {"serve", "--index", folder, "--encoder", "full=x", "--host", "0.0.0.0"};
    assertThat(terminal.run(open)).isEqualTo(2);
    assertThat(terminal.err()).contains("--host 0.0.0.0", "give --keys FILE");
    Object[] half = {"serve", "--index", folder, "--encoder", "full=x", "--tls-key", "k"};
    assertThat(terminal.run(half)).isEqualTo(2);
    assertThat(terminal.err()).contains("come together");
  }
}
