/** What the server is asked, and its failures as sentences. */

import { keyOf } from "./key.js";

const JSON_TYPE = "application/json";

export class Problem extends Error {
  /**
   * @param headline in a few words
   * @param detail in a sentence
   * @param retrySeconds after which asking again makes sense; null when it makes none
   */
  constructor(headline, detail, retrySeconds = null) {
    super(detail);
    this.headline = headline;
    this.retrySeconds = retrySeconds;
  }
}

export function status() {
  return ask("/api/v1/status", {});
}

/**
 * All encoders' answers to one query, or that of words alone, with what found each hit.
 *
 * @param question its query, its mode ("vector", "lexical" or "hybrid"), by which vectors
 *     ("automatic", "indexed" or "exact"), how many hits to show, the values of metadata that documents must have, by field, and which encoders are asked, none
 *     for all
 */
export function search(question, signal) {
  const told = { facets: ["*"], explain: question.mode !== "vector", highlight: true };
  return post("/api/v1/search", JSON_TYPE, JSON.stringify({ ...asked(question), ...told }), signal);
}

/** As `search`, with nothing told of the hits that takes no part in the times. */
export function searchAgain(question, signal) {
  return post("/api/v1/search", JSON_TYPE, JSON.stringify(asked(question)), signal);
}

function asked({ query, mode, precision, show, filters, encoders }) {
  const named = encoders.length === 0 ? {} : { encoders };
  const byVectors = mode === "lexical" ? {} : { precision, ...named };
  return { query, mode, k: show, filter: filters, ...byVectors };
}

/** What was said of documents for this query: each with `document` and `relevant`. */
export function judgementsOf(query) {
  return ask(`/api/v1/judgements?${new URLSearchParams({ query })}`, {});
}

/**
 * Says that a document answers a query, or that it does not; safe when it is answered.
 *
 * @param relevant true, false, or null to take back what was said
 */
export function judge(query, document, relevant) {
  return post("/api/v1/judgements", JSON_TYPE, JSON.stringify({ query, document, relevant }));
}

/** How far a reindex is; only where documents can be changed. */
export function reindex() {
  return ask("/api/v1/reindex", {});
}

/** The document with this id, in the fields that it can be sent with again. */
export function documentOf(id) {
  return ask(placeOf(id), {});
}

/** What became of it: how many were deleted. */
export function deleteDocument(id) {
  return ask(placeOf(id), { method: "DELETE" });
}

/**
 * Adds or replaces documents.
 *
 * @param lines a document as JSON on each
 */
export function putDocuments(lines) {
  return post("/api/v1/documents", "application/x-ndjson", lines);
}

function placeOf(id) {
  return `/api/v1/documents?${new URLSearchParams({ id })}`;
}

/** What the server answers, as JSON, to a body of this type. */
export function post(path, type, body, signal) {
  return ask(path, { method: "POST", headers: { "Content-Type": type }, body, signal });
}

/**
 * What the server answers, as JSON; where it asks for a key, when it has one.
 *
 * @throws Problem when it refuses, or does not answer
 */
export async function ask(path, options) {
  const response = await reach(path, options);
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) {
    return body;
  }
  if (response.status === 401) {
    await keyOf(isUnknownKey(response) ? body?.detail ?? "" : "");
    return ask(path, options);
  }
  throw new Problem(
    headline(response.status),
    body?.detail ?? `The server answered with status ${response.status} and no explanation.`,
    retryOf(response),
  );
}

/** Whether a key was sent; RFC 6750 has no error for a request without one. */
function isUnknownKey(response) {
  return response.headers.get("WWW-Authenticate")?.includes("invalid_token") ?? false;
}

function retryOf(response) {
  const seconds = Number(response.headers.get("Retry-After") ?? NaN);
  return Number.isFinite(seconds) ? seconds : null;
}

function headline(status) {
  if (status === 503 || status === 429) {
    return "Too many questions at once";
  }
  if (status === 404) {
    return "Nothing there";
  }
  return status < 500 ? "This was not accepted" : "The server failed";
}

async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Problem("The server did not answer", "Is Pith still running where you started it?");
  }
}
