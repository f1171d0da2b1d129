package dev.pith.soak;

import dev.pith.corpus.Document;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.Role;
import dev.pith.evaluate.Progress;
import dev.pith.fixtures.Vectors;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexCopy;
import dev.pith.index.IndexException;
import dev.pith.index.Pairing;
import dev.pith.index.Reindex;
import dev.pith.index.VectorPrecision;
import dev.pith.model.EncoderDirectory;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchQuery;
import dev.pith.search.SwitchingEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every file of an index and of an encoder with a bit flipped, cut short, or deleted: what is
 * damaged is named and never served, and a new generation that is damaged leaves the one before.
 */
final class DamagedFiles implements Property {
  private static final int DOCUMENTS = 120;
  private static final int HITS = 10;
  private static final long SEED = 29;
  private static final double ROUNDING = 1e-6;
  private static final String NO_INDEX = "no index";
  private static final List<String> QUESTIONS = Site.shortQuestions(8);

  private final Random random = new Random(SEED);

  @Override
  public String name() {
    return "damage";
  }

  @Override
  public Verdict prove(Scale scale, Progress progress) throws IOException, InterruptedException {
    Findings findings = new Findings(this);
    try (Site site = Site.tiny(DOCUMENTS)) {
      ofIndex(site, scale.damages(), findings, progress);
      ofEncoder(site, scale.damages(), findings, progress);
      ofNewGeneration(site, scale.damages(), findings, progress);
      ofServer(site, findings);
    }
    return findings.verdict();
  }

  /** A large segment whose files stand alone, small ones, and deletions. */
  private void ofIndex(Site site, int damages, Findings findings, Progress progress)
      throws IOException {
    Path index = site.folder().resolve("segments");
    try (OnnxEncoder encoder = encoder(site.encoders().getFirst())) {
      IndexCopy.write(site.index(), index, VectorPrecision.BITS_8);
      try (DocumentWriter writer = DocumentWriter.open(index, List.of(encoder))) {
        writer.add(List.of(new Document("more", "", QUESTIONS.getFirst())));
        writer.add(List.of(new Document("d5", "", QUESTIONS.getLast())));
      }
      List<Ranking> good = answers(index, encoder);
      DamageTrial<List<Ranking>> trial =
          new DamageTrial<>(
              () -> answers(index, encoder), good, DamagedFiles::isSame, random, findings);
      DamageTrial.Outcome outcome = DamageTrial.Outcome.NONE;
      List<Path> files = files(index);
      for (Path file : files) {
        progress.report("damage: index files", files.indexOf(file), files.size());
        outcome = outcome.and(trial.of(file, damages, List.of(name(file), NO_INDEX), false));
      }
      findings.count("index-files", files.size());
      findings.count("of-index-refused", outcome.refused());
      findings.require(isSame(answers(index, encoder), good), "whole again, and not as before");
    }
  }

  private void ofEncoder(Site site, int damages, Findings findings, Progress progress)
      throws IOException {
    Path folder = site.encoders().getFirst();
    List<String> called = new ArrayList<>(List.of(folder.toString(), name(folder)));
    DamageTrial<List<float[]>> trial =
        new DamageTrial<>(
            () -> vectors(site, folder),
            vectors(site, folder),
            DamagedFiles::areSame,
            random,
            findings);
    DamageTrial.Outcome outcome = DamageTrial.Outcome.NONE;
    List<Path> files = files(folder);
    for (Path file : files) {
      progress.report("damage: encoder files", files.indexOf(file), files.size());
      // Words of its licence may be other ones, and blanks; what shapes vectors may not.
      boolean manifest = name(file).equals("encoder.json");
      outcome = outcome.and(trial.of(file, damages, called, manifest));
    }
    findings.count("encoder-files", files.size());
    findings.count("of-encoder-refused", outcome.refused());
    findings.count("of-encoder-harmless", outcome.harmless());
  }

  /** Each file of a generation that has been built and not yet been taken over. */
  private void ofNewGeneration(Site site, int damages, Findings findings, Progress progress)
      throws IOException {
    try (OnnxEncoder first = encoder(site.encoders().getFirst());
        OnnxEncoder second = encoder(site.encoders().getLast());
        SwitchingEngine served =
            SwitchingEngine.open(site.index(), index -> engine(index, first))) {
      List<Ranking> good = answers(served, first);
      int files = builtFiles(site, second, (built, reindex) -> {}).size();
      long tried = 0;
      for (int trial = 0; trial < files * damages; trial++) {
        progress.report("damage: new generations", trial, (long) files * damages);
        int number = trial % files;
        Damage damage = Damage.number(trial / files);
        builtFiles(
            site,
            second,
            (built, reindex) -> {
              Path file = built.get(number % built.size());
              damage.put(file, damage.of(Files.readAllBytes(file), random));
              requireRefused(reindex, damage, file, findings);
            });
        tried++;
        findings.require(isSame(answers(served, first), good), "the generation before is changed");
        findings.require(
            isSame(answers(site.index(), first), good), "the generation before does not count");
      }
      findings.count("generation-files", files);
      findings.count("of-generation-tried", tried);
    }
  }

  /** What is done with a new generation before it is taken over. */
  @FunctionalInterface
  private interface Work {
    void with(List<Path> files, Reindex reindex) throws IOException;
  }

  private static List<Path> builtFiles(Site site, OnnxEncoder encoder, Work work)
      throws IOException {
    try (DocumentIndex from = DocumentIndex.open(site.index());
        Reindex reindex =
            Reindex.start(from, List.of(encoder), VectorPrecision.FLOAT32, () -> false)) {
      reindex.copy(heard -> {});
      List<Path> built = files(site.index().resolve("generation-1"));
      work.with(built, reindex);
      return built;
    } finally {
      Reindex.discard(site.index());
    }
  }

  private static void requireRefused(Reindex reindex, Damage damage, Path file, Findings findings) {
    try {
      reindex.verify();
      findings.require(false, "taken over: %s of %s".formatted(damage, file));
    } catch (IndexException refusal) {
      String told = String.valueOf(refusal.getMessage());
      findings.require(
          told.contains(name(file)) || told.contains(NO_INDEX),
          "refused, but not by name: %s of %s: %s".formatted(damage, file, told));
    }
  }

  /** What was looked at in this process is what a server does. */
  private void ofServer(Site site, Findings findings) throws IOException, InterruptedException {
    List<Path> victims = new ArrayList<>(files(site.encoders().getFirst()));
    files(site.index()).stream()
        .filter(file -> name(file).matches(".*\\.(vec|cfs)|segments_.*"))
        .forEach(victims::add);
    for (Path file : victims) {
      byte[] whole = Files.readAllBytes(file);
      Damage damage = name(file).endsWith(".json") ? Damage.TRUNCATION : Damage.BIT_FLIP;
      damage.put(file, damage.of(whole, random));
      requireNotServed(site, file, findings);
      Damage.replace(file, whole);
    }
    try (ServedProcess server = site.serve(List.of(), List.of("--writable"))) {
      findings.require(
          server.ask(Requests.search(QUESTIONS.getFirst())).isOk(), "whole again, and not served");
    }
    findings.count("servers-refused", victims.size());
  }

  private static void requireNotServed(Site site, Path file, Findings findings) {
    try (ServedProcess server = site.serve(List.of(), List.of("--writable"))) {
      findings.require(false, "served at port %d: %s".formatted(server.port(), file));
    } catch (IOException refusal) {
      String told = String.valueOf(refusal.getMessage());
      findings.require(
          told.contains(name(file)) && !told.contains("\tat "),
          "refused, but not by name in a sentence: %s: %s".formatted(file, told));
    }
  }

  private static List<float[]> vectors(Site site, Path folder) {
    try (OnnxEncoder encoder = encoder(folder);
        DocumentIndex index = DocumentIndex.open(site.index())) {
      index.field(encoder, Pairing.SYMMETRIC);
      // The long one is cut where the manifest says.
      return Stream.concat(QUESTIONS.stream(), Stream.of(String.join(" ", QUESTIONS)))
          .map(text -> encoder.encode(Role.QUERY, text).vector())
          .toList();
    }
  }

  private static boolean areSame(List<float[]> some, List<float[]> others) {
    return IntStream.range(0, some.size())
        .allMatch(i -> Vectors.cosine(some.get(i), others.get(i)) > 1 - ROUNDING);
  }

  private static boolean isSame(List<Ranking> some, List<Ranking> others) {
    return IntStream.range(0, some.size()).allMatch(i -> some.get(i).isLike(others.get(i)));
  }

  private static OnnxEncoder encoder(Path folder) {
    return OnnxEncoder.open(EncoderDirectory.open(folder));
  }

  private static LuceneSearchEngine engine(DocumentIndex index, OnnxEncoder encoder) {
    return new LuceneSearchEngine(index, List.of(encoder), Pairing.SYMMETRIC);
  }

  private static List<Ranking> answers(Path index, OnnxEncoder encoder) {
    try (SwitchingEngine engine = SwitchingEngine.open(index, opened -> engine(opened, encoder))) {
      return answers(engine, encoder);
    }
  }

  private static List<Ranking> answers(SwitchingEngine engine, OnnxEncoder encoder) {
    return QUESTIONS.stream()
        .map(
            text ->
                Ranking.of(engine.search(SearchQuery.vector(encoder.name(), text, HITS)).hits()))
        .toList();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !name(file).equals("write.lock"))
          .sorted()
          .toList();
    }
  }
}
