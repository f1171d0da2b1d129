/**
 * Where do documents and vectors live, and when is a document safe?
 *
 * <p>A batch is acknowledged only after the Lucene commit that holds it has been fsynced. A reader
 * sees whole commits: it opens one, keeps it while it searches, and never sees half a batch.
 *
 * <p>One index holds the vectors of one encoder or several, so that their answers can be compared
 * on the same documents. Which encoders these are is written into every commit, by fingerprint: a
 * vector from another space is refused by name, not found to be wrong later.
 *
 * <p>Decision (2026-11): a commit for each batch instead of a log of our own. Lucene's commit is
 * atomic and fsynced already; a log would be a second source of truth. Cost: one commit for each
 * acknowledged batch, so batches should not be tiny.
 *
 * <p>Decision (2026-11): many small changes share a commit instead ({@link ChangeQueue}): those
 * that come while one is being made go into the next. The lock is let go when there is nothing to
 * do, so that a server does not keep commands from the index. Cost: a change waits for the one
 * before it.
 *
 * <p>Decision (2026-11): readers follow commits, not the writer's memory. What can be found is what
 * is safe, and a reader in another process sees the same. Cost: a document is found after its
 * batch, not before.
 *
 * <p>Decision (2026-11): an index whose graph sees fewer bits keeps the float32 vectors beside the
 * quantized ones. What is found is scored again by them, so scores are exact at every precision,
 * and an index can be copied to any other. Cost: disk; what must be in memory is the quantized
 * part.
 *
 * <p>Decision (2026-11): who builds an index links it once, at the end ({@link Settling}); what is
 * added to it later, over HTTP, is linked as Lucene merges it. A graph cannot be put together from
 * those of its parts, so each merge makes most of it anew: of the encoder's rate 0.6 was left when
 * documents were linked at once, and 0.7 when at the end. Afterwards there is one segment, or two,
 * and a search asks one graph instead of several. Cost: while a build runs, or when it was killed,
 * its documents are found by comparing all of them; room for two indexes when it ends.
 *
 * <p>Decision (2026-11): how densely vectors are linked ({@link GraphShape}) is chosen once for
 * each index and is in every commit, because Lucene's merges go on with the largest graph that they
 * are given, neighbours and all: writers that ask for different graphs would get whichever was
 * there first, or fail. Other graphs than the index's own, as a copy in another shape and an older
 * index may have, are kept from merges, which link the vectors anew ({@link Unlinked}).
 *
 * <p>Decision (2026-11): a snapshot is a folder with the files of one commit, and so an index by
 * itself. All files are opened before the first is read, because an open file outlives its deletion
 * by a writer. Cost: disk for a whole copy each time.
 *
 * <p>Decision (2026-11): an index folder holds generations, so that other encoders can be switched
 * to while it is used. The first lies in the folder itself, as ever; later ones in {@code
 * generation-N} beside each other, and the file {@code current} names the one that counts. It is
 * replaced by an atomic rename, and fsynced with its folder, so a crash leaves the old or the new
 * one, each whole. A writer looks again which one counts once it holds the lock, and the switch is
 * made under that lock: nothing is acknowledged in a generation that is past. The old one is
 * deleted when its last query in the process that switched is done, or at the next occasion after a
 * crash. What is half built stays for the same encoders to go on with. Cost: room for both; and a
 * process that reads an old generation goes on reading it until it opens the index again.
 *
 * <p>Decision (2026-11): a long document may be cut into overlapping passages of whole sentences
 * ({@link PassageSplitter}), each with vectors of its own, because an encoder reads only the
 * beginning of a text. The passages are Lucene documents right before that of their document, one
 * block with it, and Lucene's join module searches them. Passages that are only grouped by an id
 * after the search were not chosen: how many of them have to be asked for until there are k
 * documents nobody knows beforehand (a long document about the question has all of the first
 * hundred), a filter would have to be repeated in each, and a document would be changed in several
 * steps. In a block the graph itself looks for different documents, the filter is looked up at the
 * document, titles and texts are there once, and what words are worth stays what it was. Cost: a
 * module more, and a document that is changed is written with all of its passages. How long they
 * are is the index's own, as its encoders are.
 *
 * <p>Decision (2026-11): a new generation catches up with changes by comparing commits instead of
 * keeping a log of changes. Segments that two commits share differ in deletions alone, so what must
 * be looked at is what was written in between, whichever process wrote it ({@link ChangedIds}).
 * Cost: documents of merged segments are looked at again, but not embedded.
 */
@NullMarked
package dev.pith.index;

import org.jspecify.annotations.NullMarked;
