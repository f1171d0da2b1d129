package dev.pith.compress;

import dev.pith.tokenize.TokenizerDefinition;

/**
 * The encoder that a recipe begins with: what it makes is to give the same vectors.
 *
 * @param subject the encoder
 * @param tokenizer what turns text into the ids that it reads
 */
public record Source(Subject subject, TokenizerDefinition tokenizer) {}
