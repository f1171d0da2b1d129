import { make, withFigure } from "./dom.js";
import { answerer, megabytes, millis, speed, title, whole } from "./format.js";
import { hitList } from "./hits.js";
import { stages } from "./stages.js";

/** What was left of a query that was too long, by mode. */
const CUTS = {
  vector: (tokens) => `The query was cut to the ${tokens} tokens this encoder reads.`,
  lexical: (terms) => `Only the first ${terms} words of the query were searched for.`,
  hybrid: () => "The query was too long to be read to its end.",
};

/** How documents were compared, where somebody has chosen. */
const WAYS = { indexed: " by the graph", exact: ", each of them exactly" };

/** The verdict and the columns for one answer of the server. */
export function comparison(answer, factsByName) {
  const longest = Math.max(...answer.results.map((result) => result.timesMillis.total));
  const reference = answer.results.find((result) => result.encoder === answer.reference);
  const columns = answer.results.map((result, column) =>
    columnOf(result, column, { answer, reference, longest, facts: factsByName.get(result.encoder) }),
  );
  const grid = make("div", { class: crowded("columns", answer), id: "columns" }, ...columns);
  return [verdict(answer, reference), withFigure(grid, "--count", String(columns.length))];
}

/** More than two answers leave each less room. */
function crowded(kind, answer) {
  return answer.results.length > 2 ? `${kind} crowded` : kind;
}

/** The same in one sentence, for those who listen. */
export function spoken(answer) {
  const parts = answer.results.map(
    (result) => `${answerer(result)} found ${result.hits.length} in ${millis(result.timesMillis.total)} milliseconds`,
  );
  return `${parts.join(", ")}. ${sentences(answer).join(" ")}`;
}

function sentences(answer) {
  const reference = answer.results.find((result) => result.encoder === answer.reference);
  return answer.results
    .filter((result) => result !== reference && reference !== undefined)
    .map((result) => {
      const { words } = speed(reference.timesMillis.total, result.timesMillis.total);
      return `${answerer(result)} was ${words} and shares ${sharedOf(result, reference)}.`;
    });
}

/** "9 of the 10 best". */
function sharedOf(result, reference) {
  const best = Math.min(10, reference.hits.length);
  return `${Math.round(result.overlapAt10 * best)} of the ${best} best`;
}

function verdict(answer, reference) {
  const lines = sentences(answer).map((sentence) => make("p", { class: "sentence" }, sentence));
  const shown = reference === undefined ? "" : " One run each, in random order.";
  return make(
    "div",
    { class: crowded("verdict", answer) },
    ...lines,
    make("p", { class: "fine" }, `Searched ${whole(answer.documents)} documents${WAYS[answer.precision] ?? ""}.${shown}`),
  );
}

function columnOf(result, column, { answer, reference, longest, facts }) {
  const isReference = result === reference;
  const compared = reference !== undefined && !isReference;
  const heading = `column-${column}`;
  const alone = answer.results.length === 1;
  const elsewhere = new Set(
    answer.results
      .filter((other) => other !== result)
      .flatMap((other) => other.hits.map((hit) => hit.id)),
  );
  return make(
    "section",
    { class: isReference ? "column reference" : "column", "aria-labelledby": heading },
    make(
      "div",
      { class: "head" },
      make(
        "div",
        { class: "title" },
        make("h2", { id: heading }, answerer(result)),
        compared ? pace(result, reference) : null,
      ),
      total(result),
      make("p", { class: "about" }, sizeOf(facts)),
      remarks(result, answer.mode, facts, compared ? agreement(result, reference) : null),
      stages(result.timesMillis, longest),
    ),
    make(
      "div",
      { class: "list" },
      make("p", { class: "list-name", "aria-hidden": "true" }, answerer(result)),
      hitList(result, { column, elsewhere, alone, isReference: isReference || reference === undefined, mode: answer.mode }),
    ),
  );
}

function total(result) {
  return make(
    "p",
    { class: "total" },
    make("span", { class: "number" }, millis(result.timesMillis.total)),
    make("span", { class: "unit" }, " ms"),
  );
}

function pace(result, reference) {
  const { words, kind } = speed(reference.timesMillis.total, result.timesMillis.total);
  return make("p", { class: `pace ${kind}` }, words);
}

/** How alike the answer is to the reference's: what both have, and how far in the same order. */
function agreement(result, reference) {
  return make(
    "p",
    { class: "agreement" },
    "Agrees: ",
    make("strong", {}, sharedOf(result, reference)),
    ", rank-biased overlap ",
    make("strong", { title: "1: the same in the same order; upper ranks weigh more" }, result.rankBiasedOverlap.toFixed(2)),
  );
}

/**
 * How it compares, and what is not as one would expect: whose documents these are, and what was not
 * read.
 */
function remarks(result, mode, facts, agreed) {
  const asker = result.answeredBy ?? result.encoder;
  const asymmetric = result.documentsBy !== null && result.documentsBy !== asker;
  return make(
    "div",
    { class: "remarks" },
    agreed,
    asymmetric
      ? make("p", { class: "pairing" }, `${result.answeredBy === null ? "Questions" : "Answered"} by ${title(asker)}, documents by ${title(result.documentsBy)}${proof(facts)}`)
      : null,
    result.answeredBy !== null && !asymmetric
      ? make("p", { class: "pairing" }, `Answered by ${title(asker)}`)
      : null,
    result.truncated
      ? make("p", { class: "cut" }, CUTS[mode](result.tokens))
      : null,
  );
}

/** How near the encoder that asks comes to the one that made the documents, as it is on record. */
function proof(facts) {
  const alignment = facts?.alignment ?? null;
  return alignment === null
    ? ""
    : ` (aligned: cosine ${alignment.medianCosine.toFixed(2)}, ${Math.round(100 * alignment.agreementAt10)} % of its first ten)`;
}

function sizeOf(facts) {
  return facts === undefined ? "" : `${megabytes(facts.sizeBytes)}, ${facts.dimension} dimensions`;
}
