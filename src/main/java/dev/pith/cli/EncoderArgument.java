package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.encode.OpenEncoders;
import dev.pith.model.EncoderDirectory;
import dev.pith.model.EncoderName;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An encoder as it is named on the command line.
 *
 * @param name what the results call it; its manifest's name when the user gave none
 * @param folder where it is
 */
record EncoderArgument(Optional<String> name, Path folder) {
  /** Reads {@code NAME=DIR} or {@code DIR}. */
  static final class Converter implements ITypeConverter<EncoderArgument> {
    @Override
    public EncoderArgument convert(String text) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        return new EncoderArgument(Optional.empty(), Path.of(text));
      }
      String name = text.substring(0, equals);
      String folder = text.substring(equals + 1);
      if (!EncoderName.isValid(name) || folder.isEmpty()) {
        throw new TypeConversionException(
            "'%s' is not NAME=DIR; a name has %s".formatted(text, EncoderName.RULE));
      }
      return new EncoderArgument(Optional.of(name), Path.of(folder));
    }
  }

  /** Loads the encoder. */
  OnnxEncoder open() {
    EncoderDirectory directory = EncoderDirectory.describe(folder);
    return OnnxEncoder.open(nameOf(directory), directory);
  }

  /** The name that it will have. */
  String called() {
    return name.orElseGet(() -> nameOf(EncoderDirectory.describe(folder)));
  }

  private String nameOf(EncoderDirectory directory) {
    return name.orElse(directory.manifest().name());
  }

  /** Loads all side by side; when one fails those that are open are closed. */
  static OpenEncoders openAll(List<EncoderArgument> arguments) {
    OpenEncoders opened =
        OpenEncoders.open(
            arguments.stream().map(argument -> (Supplier<OnnxEncoder>) argument::open).toList());
    try {
      requireDifferentNames(opened.all());
      return opened;
    } catch (CliException alike) {
      opened.close();
      throw alike;
    }
  }

  private static void requireDifferentNames(List<Encoder> encoders) {
    Set<String> names = new HashSet<>();
    for (Encoder encoder : encoders) {
      if (!names.add(encoder.name())) {
        throw new CliException(
            "two encoders are called '%s'; tell them apart with --encoder NAME=DIR"
                .formatted(encoder.name()));
      }
    }
  }
}
