import { make } from "./dom.js";
import { answerer, plural } from "./format.js";
import { metadata, reasons } from "./reasons.js";
import { thumbsOf } from "./thumbs.js";

/** What the score of a hit is, by mode. */
const SCORES = {
  vector: "Cosine of query and document",
  lexical: "BM25: how much the document is about the query's words",
  hybrid: "Both lists' scores, fused",
};

/** A question goes into the address too, and servers take 8 KB of it: 9 bytes for each of these. */
const LONGEST_PASSAGE = 500;

/** So much of the text of a hit without a title stands for it. */
const LONGEST_NAME = 60;

/**
 * One encoder's hits, best first. Each can be focused; the keyboard and the threads find it by its
 * document and column.
 *
 * @param elsewhere ids of the documents that some other column shows too
 * @param alone whether no other column is there to compare with
 * @param isReference whether the others are compared with this column
 * @param mode by what they were found
 */
export function hitList(result, { column, elsewhere, alone, isReference, mode }) {
  if (result.hits.length === 0) {
    return make("p", { class: "note" }, "Nothing found.");
  }
  const items = result.hits.map((hit) =>
    hitItem(hit, { column, mode }, alone ? null : badge(hit, elsewhere.has(hit.id), isReference)),
  );
  return make("ol", { class: "hits", "aria-label": `Answers of ${answerer(result)}` }, ...items);
}

function hitItem(hit, { column, mode }, moved) {
  const item = make(
    "li",
    { class: "hit", tabindex: "-1", "data-column": column },
    make("span", { class: "rank", "aria-hidden": "true" }, String(hit.rank)),
    hit.title === ""
      ? null
      : make("h3", { dir: "auto" }, ...marked(hit.title, hit.highlights.title, 0, hit.title.length)),
    make(
      "div",
      { class: "facts" },
      moved,
      make("span", { class: "score", title: SCORES[mode] }, hit.score.toFixed(3)),
    ),
    hit.text === "" ? null : textOf(hit),
    metadata(hit.metadata),
    reasons(hit.explain),
    thumbsOf(nameOf(hit)),
    make("button", { type: "button", class: "like" }, "More like this"),
  );
  item.dataset.document = hit.id;
  item.dataset.passage = passage(hit);
  return item;
}

/** What a hit is called where there is no room for more. */
function nameOf({ title, text }) {
  return title === "" ? text.slice(0, LONGEST_NAME).replace(/[\uD800-\uDBFF]$/, "") : title;
}

/** Shows the whole text of a hit, and the passage in it that was found; or as little as before. */
export function openOrClose(hit) {
  if (hit.classList.toggle("whole")) {
    hit.querySelector(".passage")?.scrollIntoView({ block: "nearest" });
  }
}

/** The nearest passage, around which the rest is shown when the hit is opened. */
function textOf({ text, passage, highlights }) {
  const part = (start, end) => marked(text, highlights.text, start, end);
  if (passage === null || (passage.start === 0 && passage.end === text.length)) {
    return make("p", { class: "text", dir: "auto" }, ...part(0, text.length));
  }
  const rest = (start, end) => (start === end ? null : make("span", { class: "rest" }, ...part(start, end)));
  return make(
    "p",
    { class: "text found", dir: "auto" },
    rest(0, passage.start),
    make("span", { class: "passage" }, ...part(passage.start, passage.end)),
    rest(passage.end, text.length),
  );
}

/** What a hit says, cut between two characters. */
function passage({ title, text, passage: found }) {
  const said = found === null ? text : text.slice(found.start, found.end);
  return `${title} ${said}`.trim().slice(0, LONGEST_PASSAGE).replace(/[\uD800-\uDBFF]$/, "");
}

/** A part of a text whose words of the query stand out. */
function marked(text, places, from, to) {
  const parts = [];
  let at = from;
  for (const [start, end] of places) {
    if (start >= at && end <= to) {
      parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
  }
  return [...parts, text.slice(at, to)];
}

function badge(hit, isElsewhere, isReference) {
  if (isReference) {
    return isElsewhere ? null : mark("lost", "only here", "not among any other encoder's answers");
  }
  if (hit.rankChange === null) {
    return mark("new", "new", "not among the reference's answers");
  }
  if (hit.rankChange === 0) {
    return null;
  }
  const places = Math.abs(hit.rankChange);
  return hit.rankChange > 0
    ? mark("up", `▲${places}`, `${plural(places, "place")} higher than in the reference`)
    : mark("down", `▼${places}`, `${plural(places, "place")} lower than in the reference`);
}

/** The sign for the eye, the sentence for the ear and the pointer. */
function mark(kind, sign, sentence) {
  return make(
    "span",
    { class: `badge ${kind}`, title: sentence },
    make("span", { "aria-hidden": "true" }, sign),
    make("span", { class: "for-readers" }, sentence),
  );
}
