package dev.pith.cli;

import dev.pith.access.ApiKey;
import dev.pith.access.ApiKeys;
import dev.pith.access.KeyFile;
import dev.pith.access.Scope;
import dev.pith.access.Secret;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes and revokes the keys of a server. */
@Command(
    name = "key",
    description = "Add, list or revoke the keys that pith serve --keys asks for.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(add | list | revoke)")
final class KeyCommand implements Runnable {
  private final Console console;

  @Spec private CommandSpec spec;

  KeyCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to do: add, list or revoke");
  }

  @Command(
      name = "add",
      description = {
        "Make a key and print it, this once: the file keeps a hash of it.",
        "A server that uses the file takes it within a second."
      },
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "NAME", description = "Whom it is for.") String name,
      @Option(
              names = "--scope",
              required = true,
              paramLabel = "SCOPE",
              description =
                  "search; write, which also changes documents; admin, which also starts reports,"
                      + " compressions and reindexing.")
          Scope scope,
      @Option(names = "--keys", required = true, paramLabel = "FILE", description = "Their file.")
          Path file) {
    KeyFile keys = new KeyFile(file);
    String secret = Secret.random();
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    change(keys, () -> keys.readOrNone().with(new ApiKey(name, scope, Secret.sha256(secret), now)));
    console.print(secret);
    console.note("a key for %s, called %s; it is not shown again".formatted(scope.label(), name));
    return 0;
  }

  @Command(name = "list", description = "List them.", mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--keys", required = true, paramLabel = "FILE", description = "Their file.")
          Path file) {
    for (ApiKey key : new KeyFile(file).read().keys()) {
      console.print("%-24s %-8s %s".formatted(key.name(), key.scope().label(), key.created()));
    }
    return 0;
  }

  @Command(
      name = "revoke",
      description = "Make a key worthless, within a second also for a server that runs.",
      mixinStandardHelpOptions = true)
  int revoke(
      @Parameters(paramLabel = "NAME", description = "What it is called.") String name,
      @Option(names = "--keys", required = true, paramLabel = "FILE", description = "Their file.")
          Path file) {
    KeyFile keys = new KeyFile(file);
    change(keys, () -> keys.read().without(name));
    console.note("key %s is revoked".formatted(name));
    return 0;
  }

  private static void change(KeyFile keys, Supplier<ApiKeys> changed) {
    try {
      keys.change(changed);
    } catch (IllegalArgumentException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }
}
