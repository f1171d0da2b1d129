package dev.pith.spark;

import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderManifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Has partitions embedded by Spark, each in a task.
 *
 * @param master where Spark is: {@code local[*]}, {@code spark://HOST:PORT} and what else it knows
 * @param settings Spark's own, over those that are set here
 */
record SparkJob(
    String master,
    Map<String, String> settings,
    EncoderDirectory encoder,
    EmbeddingFolder folder,
    EmbeddingLineage lineage) {
  private static final String CORES = "spark.executor.cores";
  private static final long POLL_MILLIS = 500;

  /** Kept, because a logger that nobody has forgets its level. */
  private static final List<Logger> CHATTY =
      List.of(Logger.getLogger("org.apache.spark"), Logger.getLogger("org.apache.hadoop"));

  /**
   * Ends when all are embedded.
   *
   * @param done told now and then how many partitions are
   * @throws EmbeddingException when a task has failed four times, or there is no such master
   * @throws CancellationException when the thread is interrupted; partitions that are done stay
   */
  void run(List<StagedPartition> partitions, IntConsumer done) {
    CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
    try (JavaSparkContext context = new JavaSparkContext(configuration())) {
      for (Path file : encoderFiles()) {
        context.addFile(file.toAbsolutePath().toUri().toString());
      }
      JavaFutureAction<List<PartitionCounts>> tasks =
          context
              .parallelize(partitions, partitions.size())
              .map(new PartitionTask(folder.path().toAbsolutePath().toString(), lineage))
              .collectAsync();
      await(tasks, context, done);
    } catch (EmbeddingException | CancellationException known) {
      throw known;
    } catch (Exception failure) {
      // Scala declares no checked exception, so the compiler lets none be caught by its name.
      throw failed(failure);
    }
  }

  private List<Path> encoderFiles() {
    return List.of(
        encoder.path().resolve(EncoderManifest.FILE), encoder.modelFile(), encoder.tokenizerFile());
  }

  private SparkConf configuration() {
    SparkConf configuration =
        new SparkConf()
            .setAppName("pith embed")
            .setMaster(master)
            .set("spark.ui.enabled", "false")
            .set(CORES, "1")
            .set("spark.executor.memory", "1g");
    settings.forEach(configuration::set);
    // An executor that saw all cores of its machine would take those of the others.
    configuration.set(
        "spark.executor.extraJavaOptions",
        "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:ActiveProcessorCount=%s %s"
            .formatted(
                configuration.get(CORES),
                configuration.get("spark.executor.extraJavaOptions", "")));
    if (!isLocal()) {
      configuration.setJars(ExecutorJars.paths().toArray(String[]::new));
    }
    return configuration;
  }

  private boolean isLocal() {
    return master.equals("local") || master.startsWith("local[");
  }

  private static void await(
      JavaFutureAction<List<PartitionCounts>> tasks, JavaSparkContext context, IntConsumer done)
      throws ExecutionException {
    try {
      while (true) {
        try {
          tasks.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
          return;
        } catch (TimeoutException running) {
          done.accept(completed(tasks, context));
        }
      }
    } catch (InterruptedException interrupted) {
      tasks.cancel(true);
      Thread.currentThread().interrupt();
      throw (CancellationException)
          new CancellationException("embedding was interrupted").initCause(interrupted);
    }
  }

  private static int completed(
      JavaFutureAction<List<PartitionCounts>> tasks, JavaSparkContext context) {
    int completed = 0;
    for (int job : tasks.jobIds()) {
      SparkJobInfo info = context.statusTracker().getJobInfo(job);
      for (int stage : info == null ? new int[0] : info.stageIds()) {
        SparkStageInfo facts = context.statusTracker().getStageInfo(stage);
        completed += facts == null ? 0 : facts.numCompletedTasks();
      }
    }
    return completed;
  }

  private EmbeddingException failed(Exception failure) {
    Throwable cause = failure;
    while (cause instanceof ExecutionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new EmbeddingException(
        "Spark at %s could not embed: %s; what is done is kept, and the same command goes on from there"
            .formatted(master, told(cause)),
        failure);
  }

  private static String told(Throwable cause) {
    // So Spark says that it gave up before, or was ended by the master.
    return cause instanceof IllegalStateException
        ? "no master answers there, or it has ended the job"
        : String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
