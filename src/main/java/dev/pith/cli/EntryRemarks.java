package dev.pith.cli;

import dev.pith.corpus.Document;
import dev.pith.corpus.Entry;
import dev.pith.corpus.PassedOver;
import dev.pith.corpus.Remark;
import dev.pith.corpus.SetAside;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What was remarked while a corpus was read whose rejected entries are listed elsewhere. */
final class EntryRemarks implements Consumer<Entry> {
  private static final int SHOWN = 10;

  private final List<String> shown = new ArrayList<>();
  private long passedOver;

  @Override
  public void accept(Entry entry) {
    switch (entry) {
      case Remark remark when shown.size() < SHOWN -> shown.add(remark.sentence());
      case PassedOver _ -> passedOver++;
      case Remark _, SetAside _, Document _ -> {}
    }
  }

  void tell(Console console) {
    shown.forEach(console::note);
    if (passedOver > 0) {
      console.note("passed over: %,d files of other kinds".formatted(passedOver));
    }
  }
}
