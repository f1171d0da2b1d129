package dev.pith.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options of {@code pith serve} that stand elsewhere than on its command line: in the environment
 * as {@code PITH_SERVE_QUERY_CACHE}, in the file that {@code --config} names as {@code
 * "query-cache"}. What is said on the command line counts before the environment, and that before
 * the file.
 */
final class ServeConfiguration {
  private static final String COMMAND = "serve";
  private static final String CONFIG = "--config";
  private static final String PREFIX = "PITH_SERVE_";

  private static final Set<String> SWITCHED = Set.of("true", "false");

  /** A list in the environment; files have arrays. */
  private static final String BETWEEN = ",";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** By what they are called in a file: without dashes in front. */
  private final Map<String, OptionSpec> options = new LinkedHashMap<>();

  private ServeConfiguration(CommandLine serve) {
    for (OptionSpec option : serve.getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        options.put(named(option), option);
      }
    }
    options.keySet().removeAll(List.of(CONFIG.substring(2), ServeCommand.PRINT.substring(2)));
  }

  private static String named(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }

  /**
   * The arguments with those that stand elsewhere; as they are for other commands.
   *
   * @throws CliException when the file is none, or anything in it or in the environment is no
   *     option of the server
   */
  static String[] complete(String[] arguments, Map<String, String> environment, Console console) {
    if (arguments.length == 0 || !arguments[0].equals(COMMAND)) {
      return arguments;
    }
    ServeConfiguration known = new ServeConfiguration(new CommandLine(new ServeCommand(console)));
    Map<String, List<String>> elsewhere = new LinkedHashMap<>();
    config(arguments).ifPresent(file -> elsewhere.putAll(known.inFile(Path.of(file))));
    elsewhere.putAll(known.inEnvironment(environment));
    List<String> complete = new ArrayList<>(List.of(arguments[0]));
    elsewhere.forEach(
        (name, values) -> {
          if (!isSaid(name, arguments)) {
            complete.addAll(values);
          }
        });
    complete.addAll(Arrays.asList(arguments).subList(1, arguments.length));
    return complete.toArray(String[]::new);
  }

  private static Optional<String> config(String... arguments) {
    for (int i = 1; i < arguments.length; i++) {
      if (arguments[i].startsWith(CONFIG + "=")) {
        return Optional.of(arguments[i].substring(CONFIG.length() + 1));
      }
      if (arguments[i].equals(CONFIG) && i + 1 < arguments.length) {
        return Optional.of(arguments[i + 1]);
      }
    }
    return Optional.empty();
  }

  private static boolean isSaid(String name, String... arguments) {
    return Arrays.stream(arguments)
        .anyMatch(said -> said.equals("--" + name) || said.startsWith("--" + name + "="));
  }

  private Map<String, List<String>> inEnvironment(Map<String, String> environment) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    environment.forEach(
        (variable, value) -> {
          if (variable.startsWith(PREFIX)) {
            String name =
                variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
            OptionSpec option = option(name, "the environment has " + variable + ", which");
            String[] values = option.isMultiValue() ? value.split(BETWEEN) : new String[] {value};
            found.put(name, said(option, List.of(values)));
          }
        });
    return found;
  }

  private Map<String, List<String>> inFile(Path file) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    read(file)
        .properties()
        .forEach(
            field -> {
              String place = "%s has \"%s\", which".formatted(file, field.getKey());
              OptionSpec option = option(field.getKey(), place);
              found.put(field.getKey(), said(option, values(option, field.getValue(), place)));
            });
    return found;
  }

  private static List<String> values(OptionSpec option, JsonNode value, String place) {
    if (value.isArray() && !value.isEmpty() && option.isMultiValue()) {
      return StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList();
    }
    if (value.isContainerNode() || value.isNull()) {
      throw new CliException(
          "%s must be %s"
              .formatted(place, option.isMultiValue() ? "an array of texts" : "one value"));
    }
    return List.of(value.asText());
  }

  private OptionSpec option(String name, String place) {
    OptionSpec option = options.get(name);
    if (option == null) {
      throw new CliException(
          "%s is no option of pith serve; there are %s"
              .formatted(place, String.join(", ", options.keySet())));
    }
    return option;
  }

  /** As it would be said on the command line; what is false is not said. */
  private static List<String> said(OptionSpec option, List<String> values) {
    if (option.arity().min() == 0 && SWITCHED.contains(values.getFirst())) {
      return values.getFirst().equals("true") ? List.of(option.longestName()) : List.of();
    }
    return values.stream().map(value -> option.longestName() + "=" + value).toList();
  }

  private static JsonNode read(Path file) {
    try {
      JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
      if (!root.isObject()) {
        throw new CliException(file + " is no JSON object of options");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new CliException(
          "%s is no JSON: line %d, %s"
              .formatted(
                  file,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()));
    } catch (NoSuchFileException e) {
      throw new CliException("there is no configuration %s".formatted(file));
    } catch (IOException e) {
      throw new CliException("the configuration %s cannot be read".formatted(file));
    }
  }

  /**
   * The options that count, as a file which says the same; what nobody said and has no default is
   * left out.
   */
  static String effective(CommandLine serve) {
    ServeConfiguration known = new ServeConfiguration(serve);
    Map<String, Object> effective = new LinkedHashMap<>();
    known.options.forEach(
        (name, option) -> {
          List<String> said = option.originalStringValues();
          if (option.isMultiValue()) {
            if (!said.isEmpty()) {
              effective.put(name, said);
            }
          } else if (option.getValue() instanceof Boolean || option.getValue() instanceof Number) {
            effective.put(name, option.getValue());
          } else if (option.getValue() != null) {
            effective.put(name, option.getValue().toString());
          }
        });
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(effective);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options are texts and numbers", e);
    }
  }
}
