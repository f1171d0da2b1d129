package dev.pith.cli;

import dev.pith.corpus.Document;
import dev.pith.corpus.Entry;
import dev.pith.corpus.PassedOver;
import dev.pith.corpus.Remark;
import dev.pith.corpus.SetAside;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a corpus was not put into an index, and why: in a file, a line each, and in a few words.
 *
 * <pre>
 *   source TAB line, empty for all of it TAB why
 * </pre>
 */
final class SetAsideList implements Consumer<Entry>, AutoCloseable {
  private static final int SHOWN = 3;
  private static final int SHOWN_KINDS = 10;
  private static final int MOST_KINDS = 1000;
  private static final String OTHER_KINDS = "others";

  private final Path file;
  private final List<SetAside> first = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final Map<String, Long> passedOver = new TreeMap<>();
  private long count;
  private long remarkCount;
  private @Nullable BufferedWriter lines;

  /** The file beside an index. */
  SetAsideList(Path index) {
    Path whole = index.toAbsolutePath().normalize();
    this.file = index.resolveSibling(whole.getFileName() + "-set-aside.log");
  }

  @Override
  public void accept(Entry entry) {
    switch (entry) {
      case SetAside place -> add(place);
      case PassedOver file -> passedOver.merge(kind(file), 1L, Long::sum);
      case Remark remark -> {
        remarkCount++;
        if (remarks.size() < SHOWN) {
          remarks.add(remark);
        }
      }
      case Document _ -> {}
    }
  }

  private String kind(PassedOver file) {
    String kind = file.kind().isEmpty() ? "without an extension" : "." + file.kind();
    return passedOver.containsKey(kind) || passedOver.size() < MOST_KINDS ? kind : OTHER_KINDS;
  }

  private void add(SetAside place) {
    count++;
    if (first.size() < SHOWN) {
      first.add(place);
    }
    try {
      if (lines == null) {
        lines = Files.newBufferedWriter(file);
      }
      lines.write(
          "%s\t%s\t%s%n"
              .formatted(
                  onOneLine(place.source()),
                  place.line() == 0 ? "" : Long.toString(place.line()),
                  onOneLine(place.why())));
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }

  private static String onOneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  private CliException unwritable(IOException failure) {
    return new CliException(
        "%s cannot be written (%s): it lists what cannot be read; see that there is room, and that you may write there"
            .formatted(file, failure.getMessage()));
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Says what was left out; an older list goes when there is nothing to list. */
  void tell(Console console, boolean complete) throws IOException {
    close();
    remarks.forEach(remark -> console.note(remark.sentence()));
    if (remarkCount > remarks.size()) {
      console.note("... and %,d more like that".formatted(remarkCount - remarks.size()));
    }
    if (!passedOver.isEmpty()) {
      console.note("passed over: " + kinds());
    }
    first.forEach(place -> console.note("set aside: " + onOneLine(place.sentence())));
    if (count > 0) {
      console.note(
          "%,d %s set aside: see %s".formatted(count, count == 1 ? "document" : "documents", file));
    } else if (complete) {
      Files.deleteIfExists(file);
    }
  }

  private String kinds() {
    return passedOver.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(SHOWN_KINDS)
            .map(kind -> "%,d %s".formatted(kind.getValue(), kind.getKey()))
            .collect(Collectors.joining(", "))
        + (passedOver.size() > SHOWN_KINDS ? ", ..." : "");
  }

  @Override
  public void close() {
    if (lines == null) {
      return;
    }
    try {
      lines.close();
    } catch (IOException failure) {
      throw unwritable(failure);
    }
  }
}
