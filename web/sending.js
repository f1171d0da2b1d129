import { Problem, putDocuments } from "./api.js";
import { documentsOf } from "./documents.js";
import { whole } from "./format.js";
import { patiently } from "./patience.js";
import { Refusal } from "./refusal.js";
import { sizeOf } from "./textfile.js";

/** So few that something moves before one gets impatient; each batch is one commit. */
const BATCH = 50;

/**
 * Sends the documents of a file, batch after batch; it ends at the first that is refused.
 *
 * @param limits how many documents and bytes a request may have
 * @param tell called after each batch with what became of all so far
 * @param signal ends it between two batches
 * @returns what became of all, and why it ended before the end; null when it did not
 */
export async function send(file, limits, tell, signal) {
  const sent = { added: 0, updated: 0, unchanged: 0, bytes: 0 };
  try {
    for await (const batch of batchesOf(documentsOf(file, limits.bodyBytes), limits)) {
      if (signal.aborted) {
        return { sent, why: "Stopped." };
      }
      await put(batch, sent, signal);
      tell(sent);
    }
    return { sent, why: null };
  } catch (failure) {
    return { sent, why: signal.aborted ? "Stopped." : reasonOf(failure) };
  }
}

async function put(batch, sent, signal) {
  try {
    const changes = await patiently(() => putDocuments(batch.lines.join("\n")), signal);
    sent.added += changes.added;
    sent.updated += changes.updated;
    sent.unchanged += changes.unchanged;
    sent.bytes += batch.size;
  } catch (failure) {
    if (failure instanceof Problem && batch.lines.length > 1) {
      const { first, last } = batch;
      throw new Problem(failure.headline, `Lines ${first} to ${last} were not taken: ${failure.message}`);
    }
    throw failure;
  }
}

function reasonOf(failure) {
  if (failure instanceof Refusal || failure instanceof Problem) {
    return failure.message;
  }
  return `It could not be read (${failure.name}).`;
}

/** "3 added, 1 replaced, 40 as they were". */
export function outcome({ added, updated, unchanged }) {
  const parts = [
    [added, "added"],
    [updated, "replaced"],
    [unchanged, "as before"],
  ].filter(([count]) => count > 0);
  return parts.length === 0 ? "Nothing was stored" : parts.map(([count, what]) => `${whole(count)} ${what}`).join(", ");
}

async function* batchesOf(documents, limits) {
  const most = Math.min(BATCH, limits.documents);
  let batch = null;
  let bytes = 0;
  for await (const { json, line, size } of documents) {
    const length = sizeOf(json) + 1;
    if (batch !== null && (batch.lines.length === most || bytes + length > limits.bodyBytes)) {
      yield batch;
      batch = null;
    }
    if (batch === null) {
      batch = { lines: [], first: line, last: line, size: 0 };
      bytes = 0;
    }
    batch.lines.push(json);
    batch.last = line;
    batch.size += size;
    bytes += length;
  }
  if (batch !== null) {
    yield batch;
  }
}
