package dev.pith.cli;

import dev.pith.evaluate.Figure;
import dev.pith.index.VectorPrecision;
import dev.pith.plan.EncoderCost;
import dev.pith.plan.IndexModel;
import dev.pith.plan.MeasuredFigures;
import dev.pith.plan.Plan;
import dev.pith.plan.PlanErrors;
import dev.pith.plan.PlanJson;
import dev.pith.plan.Workload;
import dev.pith.report.ReportReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Computes what an index of any size needs. */
@Command(
    name = "plan",
    description = {
      "Compute the shards, copies, memory, disk and cores that an index of any size and traffic needs,",
      "from figures that were measured on this machine, and show each formula with its numbers.",
      "The formulas are compared with indexes that are there, given by --check.",
      "The figures are those of:",
      "  pith bench precision --index DIR --encoder DIR --queries FILE --json FILE",
      "  pith bench search --encoder NAME=DIR --index DIR --queries FILE --grown 100000,1000000 --json FILE",
      "  pith bench search --encoder NAME=DIR --indexing BEIR_DIR --json FILE",
      "  pith latency --encoder full=DIR --encoder NAME=DIR --queries FILE --json FILE"
    },
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--documents",
      required = true,
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "How many, such as 1e9; of passages, how many of those.")
  private long documents;

  @Option(
      names = "--dimensions",
      required = true,
      paramLabel = "N",
      description = "Of each vector.")
  private int dimensions;

  @Option(
      names = "--qps",
      required = true,
      paramLabel = "N",
      description = "Questions a second, by vectors.")
  private double queriesPerSecond;

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "NAME",
      description = "The name under which the encoder was measured.")
  private String encoder = "";

  @Option(
      names = "--precision",
      required = true,
      paramLabel = "BITS",
      converter = PrecisionName.class,
      description = "Of vectors while they are searched: float32, 8bit, 7bit, 4bit, 2bit or 1bit.")
  private VectorPrecision precision = VectorPrecision.FLOAT32;

  @Option(
      names = "--figures",
      required = true,
      paramLabel = "FILE",
      description = "What one of those commands wrote with --json; may be repeated.")
  private List<Path> figures = List.of();

  @Mixin private MachineOptions machines = new MachineOptions();

  @Option(
      names = "--check",
      paramLabel = "INDEX",
      description = "An index to compare the formulas with; may be repeated.")
  private List<Path> checked = List.of();

  @Option(
      names = "--check-encoder",
      paramLabel = "DIR",
      converter = EncoderArgument.Converter.class,
      description = "The encoder that made them, to time searches with; takes --queries.")
  private @Nullable EncoderArgument checkEncoder;

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description = "Text file with a question on each line, to time searches with.")
  private @Nullable Path queries;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all of it there.")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if ((checkEncoder == null) != (queries == null) || (queries != null && checked.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--check-encoder and --queries go together, with --check");
    }
    Optional<JsonFile> file = JsonFile.at(json);
    MeasuredFigures measured = measured();
    IndexModel model = IndexModel.of(measured);
    Plan plan =
        Plan.of(workload(), machines.machines(spec), model, EncoderCost.of(measured, encoder));
    PlanErrors errors =
        new PlanErrors(new PlanChecks(console, model, checkEncoder, queries).of(checked));
    new PlanOutput(console).print(plan, errors);
    if (file.isPresent()) {
      file.get().write(PlanJson.of(plan, errors));
    }
    return 0;
  }

  private Workload workload() {
    try {
      return new Workload(documents, dimensions, queriesPerSecond, encoder, precision.bits());
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** A figure in two files would be whichever was read last. */
  private MeasuredFigures measured() {
    Map<String, Double> values = new HashMap<>();
    Map<String, Path> sources = new HashMap<>();
    for (Path file : figures) {
      for (Figure figure : ReportReader.read(file).figures().figures()) {
        Path other = sources.put(figure.id(), file);
        if (other != null) {
          throw new CliException(
              "the figure %s is in %s and in %s: name one of them"
                  .formatted(figure.id(), other, file));
        }
        values.put(figure.id(), figure.value());
      }
    }
    return new MeasuredFigures(values);
  }

  /** Reads a whole number, also one like {@code 1e9}. */
  static final class WholeNumber implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return new BigDecimal(text).longValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        throw new TypeConversionException(
            "'%s' is not a whole number, like 1000000000 or 1e9".formatted(text));
      }
    }
  }

  /** Reads a precision by its name, like {@code 1bit}. */
  static final class PrecisionName implements ITypeConverter<VectorPrecision> {
    @Override
    public VectorPrecision convert(String text) {
      return new VectorBits().convert(text.equals("float32") ? "32" : text.replace("bit", ""));
    }
  }
}
