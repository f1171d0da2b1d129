/**
 * Which weights play which part in this encoder, and how are they written as the fastest graph?
 *
 * <p>A BERT-family graph is read into one immutable value; that value is written back as a fused
 * graph.
 */
@NullMarked
package dev.pith.bert;

import org.jspecify.annotations.NullMarked;
