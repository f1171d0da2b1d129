/**
 * Which token ids is this text?
 *
 * <p>Text goes in, the ids that the encoder's own tokenizer gives come out, already cut to its
 * maximum.
 *
 * <p>Decision (2026-11): two readers of one file. {@link dev.pith.tokenize.WordPieceTokenizer}
 * reads BERT's kind in Java, some tens of times faster than the native library, whose calls and
 * copies cost more than the work; {@link dev.pith.tokenize.HuggingFaceFileTokenizer} reads every
 * kind and is what the other is held against, over every code point. Cost: the library's Unicode
 * version is written down in {@code UnicodeRules}. {@link dev.pith.tokenize.TokenizerFiles}
 * chooses.
 */
@NullMarked
package dev.pith.tokenize;

import org.jspecify.annotations.NullMarked;
