/**
 * What does a folder or jar that others made say of its encoder, and can Pith run it faithfully?
 *
 * <p>Read are the files that the sentence-transformers and transformers libraries write beside a
 * model. Every file is read up to a limit, every setting is checked where it is read, and whatever
 * would give other vectors here than there is refused by its name.
 */
@NullMarked
package dev.pith.huggingface;

import org.jspecify.annotations.NullMarked;
