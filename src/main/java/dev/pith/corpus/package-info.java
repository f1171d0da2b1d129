/**
 * Which documents, queries and judgements are in these files?
 *
 * <p>BEIR folders are the general input; what needs documents alone takes any {@link
 * dev.pith.corpus.DocumentSource}; the WordNet demo collection is written as one. Files are read
 * line by line and nothing is kept, so a collection may be larger than the memory. A file is
 * believed only after it has been checked: UTF-8, length of line, JSON, ids, numbers; what is wrong
 * is a {@link dev.pith.corpus.CorpusException} with file and line.
 */
@NullMarked
package dev.pith.corpus;

import org.jspecify.annotations.NullMarked;
