package dev.pith.server;

import dev.pith.corpus.JudgementLog;
import dev.pith.encode.Encoder;
import dev.pith.index.ChangeQueue;
import dev.pith.search.Reindexing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the server listens and what it tells beside search answers.
 *
 * @param host an address or name of this machine; a loopback one also turns the host check on
 * @param port 0 to 65535; 0 takes any free one
 * @param report the page of a report, read anew for each request; the file need not exist yet
 * @param progress asked for each status, by many threads at once
 * @param encoders facts of the encoders, in the order the page shows them
 * @param changes what documents are changed by; without it they can only be read
 * @param reindexing what other encoders are switched to by; there only with {@code changes}
 * @param shadowShare of the questions that only others were asked, the share that the reference is
 *     asked too in the background, 0 to 1
 * @param jobs where reports and encoders are asked for; without it none are made
 * @param judgements what people say of documents; without it nobody is asked
 * @param embedders encoders that texts are embedded by for whoever asks, whether or not they made
 *     the index; empty where nobody may
 */
public record ServerOptions(
    String host,
    int port,
    Optional<Path> report,
    Supplier<IndexProgress> progress,
    List<EncoderFacts> encoders,
    Optional<ChangeQueue> changes,
    Optional<Reindexing> reindexing,
    double shadowShare,
    Optional<JobDesk> jobs,
    Optional<JudgementLog> judgements,
    List<Encoder> embedders) {
  private static final int HIGHEST_PORT = 65_535;

  public ServerOptions {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("port %d is not from 0 to 65535".formatted(port));
    }
    if (!(shadowShare >= 0 && shadowShare <= 1)) {
      throw new IllegalArgumentException("a share of %s is not from 0 to 1".formatted(shadowShare));
    }
    encoders = List.copyOf(encoders);
    embedders = List.copyOf(embedders);
  }

  /** Listens on 127.0.0.1, without a report; documents can only be read. */
  public static ServerOptions local(
      int port, Supplier<IndexProgress> progress, List<EncoderFacts> encoders) {
    return new ServerOptions(
        "127.0.0.1",
        port,
        Optional.empty(),
        progress,
        encoders,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  public ServerOptions withHost(String other) {
    return new ServerOptions(
        other,
        port,
        report,
        progress,
        encoders,
        changes,
        reindexing,
        shadowShare,
        jobs,
        judgements,
        embedders);
  }

  public ServerOptions withReport(Path file) {
    return new ServerOptions(
        host,
        port,
        Optional.of(file),
        progress,
        encoders,
        changes,
        reindexing,
        shadowShare,
        jobs,
        judgements,
        embedders);
  }

  /**
   * Lets everyone who can reach the server change documents.
   *
   * @param queue belongs to the caller, who closes it after the server
   */
  public ServerOptions withChanges(ChangeQueue queue) {
    return new ServerOptions(
        host,
        port,
        report,
        progress,
        encoders,
        Optional.of(queue),
        reindexing,
        shadowShare,
        jobs,
        judgements,
        embedders);
  }

  /**
   * Lets everyone who can reach the server have the index embedded again.
   *
   * @param other belongs to the caller, who closes it after the server
   */
  public ServerOptions withReindexing(Reindexing other) {
    return new ServerOptions(
        host,
        port,
        report,
        progress,
        encoders,
        changes,
        Optional.of(other),
        shadowShare,
        jobs,
        judgements,
        embedders);
  }

  /** Asks the reference, in the background, this share of what only other encoders were asked. */
  public ServerOptions withShadow(double share) {
    return new ServerOptions(
        host,
        port,
        report,
        progress,
        encoders,
        changes,
        reindexing,
        share,
        jobs,
        judgements,
        embedders);
  }

  /** Lets everyone who can reach the server have reports and encoders made. */
  public ServerOptions withJobs(JobDesk desk) {
    return new ServerOptions(
        host,
        port,
        report,
        progress,
        encoders,
        changes,
        reindexing,
        shadowShare,
        Optional.of(desk),
        judgements,
        embedders);
  }

  /**
   * Lets everyone who can reach the server say which documents are relevant.
   *
   * @param log belongs to the caller, who closes it after the server
   */
  public ServerOptions withJudgements(JudgementLog log) {
    return new ServerOptions(
        host,
        port,
        report,
        progress,
        encoders,
        changes,
        reindexing,
        shadowShare,
        jobs,
        Optional.of(log),
        embedders);
  }

  /**
   * Lets everyone who can reach the server have texts embedded.
   *
   * @param others belong to the caller, who closes them after the server
   */
  public ServerOptions withEmbedders(List<Encoder> others) {
    return new ServerOptions(
        host,
        port,
        report,
        progress,
        encoders,
        changes,
        reindexing,
        shadowShare,
        jobs,
        judgements,
        others);
  }
}
