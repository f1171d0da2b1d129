import { make } from "./dom.js";

/**
 * Why a hit is there, for those who open it: its place by meaning and by words, and what each word
 * gave. Null where nothing was explained.
 */
export function reasons(explain) {
  if (explain === null) {
    return null;
  }
  const { vector, lexical, words } = explain;
  const parts = [];
  if (vector !== null) {
    parts.push(`By meaning no. ${vector.rank}, cosine ${vector.score.toFixed(3)}`);
  }
  if (lexical !== null) {
    const given = Object.entries(words)
      .sort(([, one], [, other]) => other - one)
      .map(([word, score]) => `${word} ${score.toFixed(2)}`);
    parts.push(`By words no. ${lexical.rank}, BM25 ${lexical.score.toFixed(2)} (${given.join(", ")})`);
  }
  return parts.length === 0 ? null : make("p", { class: "reasons" }, `${parts.join(". ")}.`);
}

/** What the collection says of a document beside its text; null where it says nothing. */
export function metadata(fields) {
  const facts = Object.entries(fields).map(
    ([field, value]) => `${field}: ${Array.isArray(value) ? value.join(", ") : value}`,
  );
  return facts.length === 0 ? null : make("p", { class: "metadata", dir: "auto" }, facts.join(" · "));
}
