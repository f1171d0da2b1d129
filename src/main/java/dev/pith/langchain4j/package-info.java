/**
 * How does a program that is built on LangChain4j embed, store and find texts by Pith?
 *
 * <p>All of Pith that sees LangChain4j, and nothing else of Pith uses it: {@code ./pith} runs
 * without that library, and whoever has both in a program has this.
 *
 * <p>Decision (2026-11): the store embeds texts and questions by itself and takes no vectors,
 * though LangChain4j hands some out with each. An index says which encoder made its vectors;
 * vectors of somewhere else would make that a lie which nobody notices. Cost: what is ingested is
 * embedded twice; a question is not, because the model remembers those of late.
 */
@NullMarked
package dev.pith.langchain4j;

import org.jspecify.annotations.NullMarked;
