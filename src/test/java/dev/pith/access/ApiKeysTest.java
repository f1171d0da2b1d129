package dev.pith.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and their secrets. */
class ApiKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @Test
  void aKeyIsFoundByItsSecretAndByNothingElse() {
    String secret = Secret.random();
    ApiKey key = key("reader", Scope.SEARCH, secret);
    ApiKeys keys =
        new ApiKeys(
            List.of(
                key("first", Scope.ADMIN, Secret.random()),
                key,
                key("last", Scope.WRITE, Secret.random())));

    assertThat(keys.of(secret)).contains(key);
    assertThat(keys.of(secret + "a")).isEmpty();
    assertThat(keys.of(secret.substring(1))).isEmpty();
    assertThat(keys.of(key.sha256())).as("the hash is not the secret").isEmpty();
    assertThat(keys.of("")).isEmpty();
    assertThat(new ApiKeys(List.of()).of(secret)).isEmpty();
  }

  @Test
  void secretsAreLongAndNeverTheSame() {
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String secret = Secret.random();
      assertThat(secret).matches("pith_[A-Za-z0-9_-]{43}");
      secrets.add(secret);
    }
    assertThat(secrets).hasSize(1_000);
  }

  /** "abc" is the first example of FIPS 180-2, appendix B.1. */
  @Test
  void aHashIsSha256() {
    assertThat(Secret.sha256("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aScopeAllowsWhatThoseBeforeItAllow() {
    List<Scope> scopes = List.of(Scope.SEARCH, Scope.WRITE, Scope.ADMIN);
    for (int held = 0; held < scopes.size(); held++) {
      for (int wanted = 0; wanted < scopes.size(); wanted++) {
        assertThat(scopes.get(held).allows(scopes.get(wanted))).isEqualTo(held >= wanted);
      }
    }
    assertThat(scopes).containsExactly(Scope.values());
  }

  @Test
  void namesAndSecretsAreThereOnce() {
    ApiKey key = key("a", Scope.SEARCH, "x");
    ApiKeys keys = new ApiKeys(List.of(key));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> keys.with(key("a", Scope.WRITE, "y")))
        .withMessageContaining("two keys are called 'a'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keys.with(key("b", Scope.WRITE, "x")))
        .withMessageContaining("secret of another");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keys.without("b"))
        .withMessageContaining("there is no key 'b'");
    assertThat(keys.with(key("b", Scope.WRITE, "y")).without("b")).isEqualTo(keys);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "-a", ".a", "a/b", "ä", "a\n"})
  void aNameIsOneThatALogCanShow(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> key(name, Scope.SEARCH, "x"));
  }

  private static ApiKey key(String name, Scope scope, String secret) {
    return new ApiKey(name, scope, Secret.sha256(secret), NOW);
  }
}
