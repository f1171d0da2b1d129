package dev.pith.index;

import java.util.concurrent.CompletableFuture;

/** What a {@link ChangeQueue} is asked to do. */
sealed interface Order {
  /** One whose outcome somebody waits for. */
  sealed interface Awaited<T> extends Order permits Change, Move {
    CompletableFuture<T> outcome();
  }

  /** The last one. */
  record End() implements Order {}
}
