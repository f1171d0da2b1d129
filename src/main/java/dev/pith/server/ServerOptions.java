package dev.pith.server;

import dev.pith.corpus.JudgementLog;
import dev.pith.encode.Encoder;
import dev.pith.index.ChangeQueue;
import dev.pith.search.Reindexing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where the server listens and what it tells beside search answers. Each {@code with} gives other
 * options and leaves these as they are.
 */
public final class ServerOptions {
  private static final int HIGHEST_PORT = 65_535;

  private final int port;
  private final Supplier<IndexProgress> progress;
  private final List<EncoderFacts> encoders;

  // What follows is set before anybody else sees the options, and never again.
  private String host = "127.0.0.1";
  private Optional<Path> report = Optional.empty();
  private Optional<ChangeQueue> changes = Optional.empty();
  private Optional<Reindexing> reindexing = Optional.empty();
  private double shadowShare;
  private Optional<JobDesk> jobs = Optional.empty();
  private Optional<JudgementLog> judgements = Optional.empty();
  private List<Encoder> embedders = List.of();

  private ServerOptions(int port, Supplier<IndexProgress> progress, List<EncoderFacts> encoders) {
    this.port = port;
    this.progress = progress;
    this.encoders = encoders;
  }

  /**
   * Listens on 127.0.0.1, without a report; documents can only be read.
   *
   * @param port 0 to 65535; 0 takes any free one
   * @param progress asked for each status, by many threads at once
   * @param encoders facts of the encoders, in the order the page shows them
   */
  public static ServerOptions local(
      int port, Supplier<IndexProgress> progress, List<EncoderFacts> encoders) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("port %d is not from 0 to 65535".formatted(port));
    }
    return new ServerOptions(port, progress, List.copyOf(encoders));
  }

  private ServerOptions with(Consumer<ServerOptions> change) {
    ServerOptions other = new ServerOptions(port, progress, encoders);
    other.host = host;
    other.report = report;
    other.changes = changes;
    other.reindexing = reindexing;
    other.shadowShare = shadowShare;
    other.jobs = jobs;
    other.judgements = judgements;
    other.embedders = embedders;
    change.accept(other);
    return other;
  }

  /**
   * Listens elsewhere.
   *
   * @param name an address or name of this machine; a loopback one also turns the host check on
   */
  public ServerOptions withHost(String name) {
    return with(other -> other.host = name);
  }

  /**
   * Shows a report.
   *
   * @param file its page, read anew for each request; need not exist yet
   */
  public ServerOptions withReport(Path file) {
    return with(other -> other.report = Optional.of(file));
  }

  /**
   * Lets everyone who can reach the server change documents.
   *
   * @param queue belongs to the caller, who closes it after the server
   */
  public ServerOptions withChanges(ChangeQueue queue) {
    return with(other -> other.changes = Optional.of(queue));
  }

  /**
   * Lets everyone who can reach the server have the index embedded again, where documents can be
   * changed too.
   *
   * @param switching belongs to the caller, who closes it after the server
   */
  public ServerOptions withReindexing(Reindexing switching) {
    return with(other -> other.reindexing = Optional.of(switching));
  }

  /**
   * Asks the reference, in the background, some of what only other encoders were asked.
   *
   * @param share of those questions, 0 to 1
   */
  public ServerOptions withShadow(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of %s is not from 0 to 1".formatted(share));
    }
    return with(other -> other.shadowShare = share);
  }

  /** Lets everyone who can reach the server have reports and encoders made. */
  public ServerOptions withJobs(JobDesk desk) {
    return with(other -> other.jobs = Optional.of(desk));
  }

  /**
   * Lets everyone who can reach the server say which documents are relevant.
   *
   * @param log belongs to the caller, who closes it after the server
   */
  public ServerOptions withJudgements(JudgementLog log) {
    return with(other -> other.judgements = Optional.of(log));
  }

  /**
   * Lets everyone who can reach the server have texts embedded.
   *
   * @param open whether or not they made the index; belong to the caller, who closes them after the
   *     server
   */
  public ServerOptions withEmbedders(List<? extends Encoder> open) {
    List<Encoder> copy = List.copyOf(open);
    return with(other -> other.embedders = copy);
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  public Optional<Path> report() {
    return report;
  }

  public Supplier<IndexProgress> progress() {
    return progress;
  }

  public List<EncoderFacts> encoders() {
    return encoders;
  }

  public Optional<ChangeQueue> changes() {
    return changes;
  }

  public Optional<Reindexing> reindexing() {
    return reindexing;
  }

  public double shadowShare() {
    return shadowShare;
  }

  public Optional<JobDesk> jobs() {
    return jobs;
  }

  public Optional<JudgementLog> judgements() {
    return judgements;
  }

  public List<Encoder> embedders() {
    return embedders;
  }
}
