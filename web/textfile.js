import { Refusal } from "./refusal.js";

const encoder = new TextEncoder();

/** How long a text is in UTF-8. */
export function sizeOf(text) {
  return encoder.encode(text).length;
}

/**
 * The lines of a file in UTF-8, without what ends them, read as they are asked for.
 *
 * @param mostChars in a line; a longer one is refused
 */
export async function* linesOf(file, mostChars) {
  const reader = file.stream().getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  try {
    for (let done = false; !done; ) {
      const chunk = await reader.read();
      done = chunk.done;
      const parts = (rest + decoded(decoder, chunk)).split("\n");
      rest = done ? "" : parts.pop();
      if (rest.length > mostChars) {
        throw new Refusal(`has a line of over ${mostChars} characters: split it`);
      }
      yield* parts.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
    }
  } finally {
    await reader.cancel();
  }
}

/** All of a file in UTF-8. */
export async function wholeOf(file) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return decoded(decoder, { value: await file.arrayBuffer(), done: true });
}

function decoded(decoder, { value, done }) {
  try {
    return decoder.decode(value, { stream: !done });
  } catch {
    throw new Refusal("is not UTF-8: convert it");
  }
}
