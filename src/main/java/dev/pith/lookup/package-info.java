/**
 * Which vector stands for each token?
 *
 * <p>A static encoder has no layers: a text's vector is the sum of its tokens' vectors, scaled to
 * unit length. Everything is in the table, so everything is in how the table is fitted.
 */
@NullMarked
package dev.pith.lookup;

import org.jspecify.annotations.NullMarked;
