package dev.pith.corpus;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.stream.Stream;

/** Documents that nobody has to read. */
final class GivenDocuments implements DocumentSource {
  private final String name;
  private final Iterable<Document> documents;

  GivenDocuments(String name, Iterable<Document> documents) {
    this.name = name;
    this.documents = documents;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String source() {
    return "a document of " + name;
  }

  /** Others promise no second iterator with the same documents. */
  @Override
  public boolean isRereadable() {
    return documents instanceof Collection<?>;
  }

  @Override
  public Stream<Entry> entries() {
    Iterator<Document> rest = documents.iterator();
    return Entries.stream(
        new TolerantEntries(
            () ->
                new DistinctEntries(
                    () -> rest.hasNext() ? rest.next() : null, source(), new HashSet<>())));
  }
}
