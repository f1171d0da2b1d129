/**
 * Which documents, queries and judgements are in these files?
 *
 * <p>What needs documents takes any {@link dev.pith.corpus.DocumentSource}; what needs queries and
 * judgements takes BEIR folders, and the WordNet demo collection is written as one. Files are read
 * piece by piece and only ids are kept, so a collection may be larger than the memory. A file is
 * believed only after it has been checked: UTF-8, length of line, JSON, ids, numbers; what is wrong
 * is a {@link dev.pith.corpus.CorpusException} with file and line, or {@link
 * dev.pith.corpus.SetAside} where reading goes on.
 *
 * <p>Judgements are read from BEIR folders, and written by people as they search, into a {@link
 * dev.pith.corpus.JudgementLog}.
 *
 * <p>Decision (2026-11): tables are read by our own reader. It is a page long, and bounds a row and
 * goes on behind a broken one, which libraries for CSV do not. HTML and Markdown are read by
 * libraries: their grammars are long.
 */
@NullMarked
package dev.pith.corpus;

import org.jspecify.annotations.NullMarked;
