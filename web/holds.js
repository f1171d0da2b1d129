import { make } from "./dom.js";
import { bytes, megabytes, title, whole } from "./format.js";
import { table } from "./table.js";
import { tiles } from "./tiles.js";

/** The index in figures; `reindex` is null where there is none to tell of. */
export function holds({ documents, indexing, index }, reindex) {
  const figures = [
    ["Health", ...health(documents, indexing)],
    ["Documents", whole(documents)],
  ];
  if (index !== null) {
    figures.push(
      ["On disk", bytes(index.diskBytes)],
      ["Searches keep in memory", bytes(index.hotBytes)],
      ["Each component of a vector", index.vectorBits === 1 ? "1 bit" : `${index.vectorBits} bits`],
      ["Embedded as", index.passageTokens === null ? "Whole texts" : `Passages of ${index.passageTokens} tokens`],
      ["Parts searched", whole(index.segments)],
      ["Deleted, still taking room", `${(100 * index.deletedShare).toFixed(index.deletedShare < 0.1 ? 1 : 0)} %`],
    );
  }
  return [tiles(figures), reindex === null ? null : make("p", { class: "note" }, told(reindex))].filter(
    (part) => part !== null,
  );
}

function health(documents, indexing) {
  if (documents === 0) {
    return ["Empty", "bad"];
  }
  return indexing ? ["Filling", "good"] : ["Ready", "good"];
}

/** What a reindex is doing, or how the last one ended. */
function told({ state, encoders, documentsDone, documentsTotal, reason }) {
  const by = encoders.map(title).join(" and ");
  switch (state) {
    case "running":
      return `All is being embedded again by ${by}: ${whole(documentsDone)} of ${whole(documentsTotal)} documents.`;
    case "verifying":
      return `All was embedded again by ${by} and is being checked.`;
    case "done":
      return `All was embedded again by ${by}.`;
    case "failed":
      return `Embedding all again by ${by} failed: ${reason}.`;
    default:
      return `Embedding all again by ${by} was cancelled.`;
  }
}

/** The encoders that can be asked, in a table. */
export function encoderTable(encoders) {
  return table(
    "Facts of the encoders",
    ["Encoder", "Documents by", "Dimensions", "Reads", "Size", "Vector space"],
    encoders.map((encoder) => [
      title(encoder.name),
      title(encoder.documentsBy),
      whole(encoder.dimension),
      `${whole(encoder.maxTokens)} tokens`,
      megabytes(encoder.sizeBytes),
      make("code", { title: encoder.fingerprint }, encoder.fingerprint.slice(0, 12)),
    ]),
  );
}
