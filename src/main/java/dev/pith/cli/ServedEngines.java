package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Pairing;
import dev.pith.search.EngineMaker;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchEngine;
import java.util.List;

/**
 * The engines of a server, one for each generation of its index.
 *
 * @param opened the encoders that the user named
 * @param candidates how many a graph is asked for at least
 * @param switching whether some of them may be there to be switched to; otherwise the index must
 *     have vectors for all
 */
record ServedEngines(
    Console console,
    List<Encoder> opened,
    Pairing pairing,
    int candidates,
    AdaptivityOption adaptivity,
    boolean switching)
    implements EngineMaker {
  @Override
  public SearchEngine make(DocumentIndex index) {
    return adaptivity.around(new LuceneSearchEngine(index, asked(index), pairing, candidates));
  }

  /** When there is none, all, so that they are refused by name. */
  private List<Encoder> asked(DocumentIndex index) {
    List<Encoder> asked =
        opened.stream().filter(encoder -> !switching || index.answers(encoder, pairing)).toList();
    return asked.isEmpty() ? opened : asked;
  }

  @Override
  public void prepare(SearchEngine engine) {
    SearchSite.warmUp(engine);
    adaptivity.calibrate(engine, console);
  }

  /** A line for each encoder that cannot be asked yet. */
  void tellIdle(SearchEngine engine) {
    List<String> asked = engine.encoders();
    opened.stream()
        .map(Encoder::name)
        .filter(name -> !asked.contains(name))
        .forEach(
            name ->
                console.note(
                    "%s is open but did not make the index: POST /api/reindex switches to it"
                        .formatted(name)));
  }
}
