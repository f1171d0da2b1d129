package dev.pith.cli;

import dev.pith.access.WatchedKeys;
import dev.pith.server.ServerOptions;
import dev.pith.server.TlsIdentity;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a server listens, and whom it answers. */
final class ListeningOptions {
  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = {
        "The address to listen on (default ${DEFAULT-VALUE}: this machine alone);",
        "0.0.0.0 is all of them. Beyond this machine, --keys is needed."
      })
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "0 takes any free one (default ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "Answer only those who have a key of this file (pith key add).")
  private @Nullable Path keys;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "Listen by TLS, with this certificate and those that lead to a root, as PEM.")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The private key of the certificate, as PEM (PKCS #8).")
  private @Nullable Path key;

  private @Nullable WatchedKeys watched;
  private @Nullable TlsIdentity identity;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Refuses what would be open to everybody, half of TLS, and files that are none; before any work.
   */
  void check() {
    Ports.check(port);
    if ((certificate == null) != (key == null)) {
      throw new ParameterException(
          spec.commandLine(), "--tls-certificate and --tls-key come together");
    }
    if (keys == null && !isLoopback()) {
      throw new ParameterException(
          spec.commandLine(),
          "--host %s lets other machines in: give --keys FILE (pith key add NAME --scope search"
                  .formatted(host)
              + " --keys FILE makes one)");
    }
    watched = keys == null ? null : WatchedKeys.of(keys);
    identity = certificate == null || key == null ? null : TlsIdentity.of(certificate, key);
  }

  int port() {
    return port;
  }

  /** What was {@linkplain #check checked}. */
  ServerOptions addTo(ServerOptions options) {
    ServerOptions listening = options.withHost(host);
    ServerOptions guarded = watched == null ? listening : listening.withKeys(watched);
    return identity == null ? guarded : guarded.withTls(identity);
  }

  /** Where it is found, for whoever started it; and what others could read on the way. */
  void tell(Console console, long documents, int listening) {
    console.print(
        "%,d documents on %s://%s:%d (Ctrl-C ends)"
            .formatted(documents, certificate == null ? "http" : "https", shown(), listening));
    if (certificate == null && !isLoopback()) {
      console.note(
          "without --tls-certificate and --tls-key whoever sits in between can read keys and texts");
    }
  }

  private String shown() {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // Listening on it will fail with a sentence of its own.
      return true;
    }
  }
}
