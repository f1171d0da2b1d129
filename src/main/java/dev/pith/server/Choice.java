package dev.pith.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A field of a request that names one of a few things, in lower case.
 *
 * @param field its name
 * @param usual what stands for a field that is not there
 */
record Choice<E extends Enum<E>>(String field, E usual) {
  E read(RequestFields fields) {
    return fields.text(field).map(this::named).orElse(usual);
  }

  private E named(String asked) {
    return choices().stream()
        .filter(choice -> label(choice).equals(asked))
        .findFirst()
        .orElseThrow(() -> RefusedException.value(known(asked)));
  }

  private String known(String asked) {
    return "There is no %s \"%s\"; choose from %s."
        .formatted(
            field,
            RefusedException.brief(asked),
            choices().stream().map(Choice::label).collect(Collectors.joining(", ")));
  }

  private List<E> choices() {
    return Arrays.asList(usual.getDeclaringClass().getEnumConstants());
  }

  static String label(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
