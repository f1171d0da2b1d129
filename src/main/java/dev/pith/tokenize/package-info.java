/**
 * Which token ids is this text?
 *
 * <p>Text goes in, the ids that the encoder's own tokenizer gives come out, already cut to its
 * maximum.
 */
@NullMarked
package dev.pith.tokenize;

import org.jspecify.annotations.NullMarked;
