package dev.pith.cli;

import dev.pith.cluster.Authorities;
import dev.pith.cluster.ClusterAddress;
import dev.pith.cluster.ClusterConnection;
import dev.pith.cluster.ClusterIndex;
import dev.pith.cluster.Credentials;
import dev.pith.cluster.IndexName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --cluster} and what belongs to it. */
final class ClusterOptions {
  static final String CREDENTIALS = "PITH_CLUSTER_CREDENTIALS";

  @Option(
      names = "--cluster",
      paramLabel = "URL",
      converter = Address.class,
      description = {
        "The index is on an OpenSearch cluster at this address; several of its nodes with commas",
        "between them. Credentials are in " + CREDENTIALS + " or --cluster-credentials."
      })
  private @Nullable ClusterAddress address;

  @Option(
      names = "--cluster-index",
      defaultValue = "pith",
      paramLabel = "NAME",
      converter = Name.class,
      description = "What the index is called there (default ${DEFAULT-VALUE}).")
  private IndexName name = new IndexName("pith");

  @Option(
      names = "--cluster-credentials",
      paramLabel = "FILE",
      description = "A file with USER:PASSWORD or Bearer TOKEN.")
  private @Nullable Path credentials;

  @Option(
      names = "--cluster-authority",
      paramLabel = "FILE",
      description = "Certificates, as PEM, that are trusted instead of the JDK's.")
  private @Nullable Path authority;

  /** Reads addresses. */
  static final class Address implements ITypeConverter<ClusterAddress> {
    @Override
    public ClusterAddress convert(String text) {
      try {
        return ClusterAddress.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Reads names. */
  static final class Name implements ITypeConverter<IndexName> {
    @Override
    public IndexName convert(String text) {
      try {
        return new IndexName(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  boolean isGiven() {
    return address != null;
  }

  IndexName name() {
    return name;
  }

  /** Opens a connection; nothing is sent yet. */
  ClusterConnection connect() {
    return ClusterConnection.open(
        Objects.requireNonNull(address, "checked before"),
        credentials(System.getenv()),
        authority == null ? null : Authorities.of(authority));
  }

  /** The index that is there. */
  ClusterIndex open(ClusterConnection connection) {
    return ClusterIndex.open(connection, name);
  }

  private @Nullable Credentials credentials(Map<String, String> environment) {
    String said = environment.get(CREDENTIALS);
    String from = credentials == null ? CREDENTIALS : credentials.toString();
    try {
      String text = credentials == null ? said : Files.readString(credentials);
      return text == null ? null : Credentials.parse(text);
    } catch (IOException e) {
      throw new CliException("the credentials %s cannot be read".formatted(from));
    } catch (IllegalArgumentException e) {
      throw new CliException("%s holds none: %s".formatted(from, e.getMessage()));
    }
  }
}
