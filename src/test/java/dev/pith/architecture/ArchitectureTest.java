package dev.pith.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of packages and arrows in the README, as a test. */
class ArchitectureTest {
  private static final String ROOT = "dev.pith.";

  /** What stands for the package above all others. */
  private static final String TOP = "";

  /** Which of our packages each package may use. */
  private static final Map<String, Set<String>> ARROWS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  TOP,
                  Set.of(
                      "making",
                      "compress",
                      "search",
                      "index",
                      "evaluate",
                      "encode",
                      "corpus",
                      "model")),
              Map.entry("disk", Set.of()),
              Map.entry("onnx", Set.of("disk")),
              Map.entry("model", Set.of("disk")),
              Map.entry("bert", Set.of("onnx", "model")),
              Map.entry("lookup", Set.of("bert", "onnx")),
              Map.entry(
                  "compress",
                  Set.of("bert", "lookup", "onnx", "model", "tokenize", "quantize", "corpus")),
              Map.entry("quantize", Set.of()),
              Map.entry("tokenize", Set.of()),
              Map.entry("huggingface", Set.of("model")),
              Map.entry("encode", Set.of("tokenize", "model", "lookup", "onnx")),
              Map.entry(
                  "distill",
                  Set.of("compress", "bert", "tokenize", "encode", "model", "corpus", "disk")),
              Map.entry("extract", Set.of()),
              Map.entry("tika", Set.of("extract")),
              Map.entry("corpus", Set.of("extract", "disk")),
              Map.entry("index", Set.of("encode", "corpus", "model", "disk")),
              Map.entry("search", Set.of("index", "encode", "corpus", "model")),
              Map.entry("cluster", Set.of("search", "index", "encode", "corpus", "model")),
              Map.entry("langchain4j", Set.of("search", "index", "encode", "corpus", "model")),
              Map.entry("spark", Set.of("index", "encode", "corpus", "model", "disk")),
              Map.entry("evaluate", Set.of("search", "corpus", "encode", "model")),
              Map.entry(
                  "making",
                  Set.of(
                      "compress",
                      "distill",
                      "evaluate",
                      "encode",
                      "bert",
                      "lookup",
                      "tokenize",
                      "onnx",
                      "corpus",
                      "model",
                      "disk")),
              Map.entry("tune", Set.of("evaluate", "corpus", "encode")),
              Map.entry("load", Set.of("evaluate", "search")),
              Map.entry("plan", Set.of()),
              Map.entry("report", Set.of("evaluate", "tune", "load", "disk")),
              Map.entry("jobs", Set.of("disk")),
              Map.entry("access", Set.of("disk")),
              Map.entry("telemetry", Set.of()),
              Map.entry(
                  "server",
                  Set.of(
                      "search",
                      "index",
                      "encode",
                      "corpus",
                      "report",
                      "compress",
                      "model",
                      "jobs",
                      "access",
                      "telemetry")),
              Map.entry(
                  "cli",
                  Set.of(
                      "disk",
                      "onnx",
                      "model",
                      "huggingface",
                      "bert",
                      "lookup",
                      "compress",
                      "tokenize",
                      "encode",
                      "distill",
                      "extract",
                      "corpus",
                      "index",
                      "search",
                      "cluster",
                      "spark",
                      "evaluate",
                      "making",
                      "tune",
                      "load",
                      "plan",
                      "report",
                      "jobs",
                      "access",
                      "telemetry",
                      "server"))));

  /** Which packages may see each library; all others may not. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("ai.onnxruntime..", Set.of("encode")),
          Map.entry("com.github.benmanes.caffeine..", Set.of("encode")),
          Map.entry("ai.djl.huggingface..", Set.of("tokenize")),
          Map.entry("ai.djl.[engine|ndarray|nn|training]..", Set.of("distill")),
          Map.entry("com.google.protobuf..", Set.of("onnx")),
          Map.entry("ai.onnx.proto..", Set.of("onnx")),
          Map.entry("org.apache.lucene..", Set.of("index", "search")),
          Map.entry("org.jsoup..", Set.of("corpus")),
          Map.entry("org.commonmark..", Set.of("corpus")),
          Map.entry("org.apache.tika..", Set.of("tika")),
          Map.entry("dev.langchain4j..", Set.of("langchain4j")),
          Map.entry("org.apache.spark..", Set.of("spark")),
          Map.entry("org.apache.parquet..", Set.of("spark")),
          Map.entry("org.apache.hadoop..", Set.of("spark")),
          Map.entry("scala..", Set.of("spark")),
          Map.entry("io.javalin..", Set.of("server")),
          Map.entry("org.eclipse.jetty..", Set.of("server")),
          Map.entry("io.micrometer..", Set.of("telemetry")),
          Map.entry("picocli..", Set.of("cli")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.pith");

  @TestFactory
  Stream<DynamicTest> aPackageUsesOnlyWhatItsArrowsAllow() {
    return ARROWS.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    packageOf(entry.getKey()) + " uses only " + entry.getValue(),
                    () -> checkArrows(entry.getKey(), entry.getValue())));
  }

  private static void checkArrows(String name, Set<String> allowed) {
    List<String> forbidden = new ArrayList<>(ARROWS.keySet());
    forbidden.removeAll(allowed);
    forbidden.remove(name);
    if (forbidden.isEmpty()) {
      return;
    }
    noClasses()
        .that()
        .resideInAPackage(packageOf(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            forbidden.stream().map(ArchitectureTest::packageOf).toArray(String[]::new))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static String packageOf(String name) {
    return name.equals(TOP) ? "dev.pith" : ROOT + name;
  }

  @TestFactory
  Stream<DynamicTest> aLibraryIsSeenOnlyWhereItIsAtHome() {
    return LIBRARIES.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey() + " only in " + entry.getValue(),
                    () ->
                        noClasses()
                            .that()
                            .resideOutsideOfPackages(
                                entry.getValue().stream().map(ROOT::concat).toArray(String[]::new))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(entry.getKey())
                            .check(CLASSES)));
  }

  @Test
  void everyClassLivesInAPackageOfTheTable() {
    Set<String> packages =
        CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertThat(ARROWS.keySet()).map(ArchitectureTest::packageOf).containsAll(packages);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void filesArePaths() {
    noClasses().should().dependOnClassesThat().areAssignableTo(java.io.File.class).check(CLASSES);
  }

  @Test
  void namesAreTheFieldsWordsNotGrabBags() {
    classes()
        .should()
        .haveSimpleNameNotEndingWith("Util")
        .andShould()
        .haveSimpleNameNotEndingWith("Utils")
        .andShould()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .check(CLASSES);
  }
}
