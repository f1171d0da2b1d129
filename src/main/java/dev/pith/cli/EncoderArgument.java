package dev.pith.cli;

import dev.pith.encode.OnnxEncoder;
import dev.pith.model.EncoderDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An encoder as it is named on the command line.
 *
 * @param name what the results call it; its manifest's name when the user gave none
 * @param folder where it is
 */
record EncoderArgument(Optional<String> name, Path folder) {
  /** What an encoder may be called. */
  static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

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
      if (!name.matches(NAME) || folder.isEmpty()) {
        throw new TypeConversionException(
            "'%s' is not NAME=DIR; a name has letters, digits, dots and hyphens".formatted(text));
      }
      return new EncoderArgument(Optional.of(name), Path.of(folder));
    }
  }

  /** Loads the encoder. */
  OnnxEncoder open() {
    EncoderDirectory directory = EncoderDirectory.open(folder);
    return OnnxEncoder.open(name.orElse(directory.manifest().name()), directory);
  }

  /** Loads all, in order; when one fails those before it are closed. */
  static OpenEncoders openAll(List<EncoderArgument> arguments) {
    List<OnnxEncoder> opened = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try {
      for (EncoderArgument argument : arguments) {
        OnnxEncoder encoder = argument.open();
        opened.add(encoder);
        if (!names.add(encoder.name())) {
          throw new CliException(
              "two encoders are called '%s'; tell them apart with --encoder NAME=DIR"
                  .formatted(encoder.name()));
        }
      }
      return new OpenEncoders(opened);
    } catch (RuntimeException e) {
      opened.forEach(OnnxEncoder::close);
      throw e;
    }
  }
}
