/** What the server is asked, and its failures as sentences. */

export class Problem extends Error {
  constructor(headline, detail) {
    super(detail);
    this.headline = headline;
  }
}

export function status() {
  return ask("/api/status", {});
}

/**
 * All encoders' answers to one query, or that of words alone, with what found each hit.
 *
 * @param question its query, its mode ("vector", "lexical" or "hybrid"), how many hits to show,
 *     and the values of metadata that documents must have, by field
 */
export function search({ query, mode, show, filters }, signal) {
  return ask("/api/search", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      query,
      mode,
      k: show,
      filter: filters,
      facets: ["*"],
      explain: mode !== "vector",
      highlight: true,
    }),
    signal,
  });
}

async function ask(path, options) {
  const response = await reach(path, options);
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) {
    return body;
  }
  throw new Problem(
    headline(response.status),
    body?.detail ?? `The server answered with status ${response.status} and no explanation.`,
  );
}

function headline(status) {
  if (status === 503 || status === 429) {
    return "Too many questions at once";
  }
  return status < 500 ? "This question was not accepted" : "The server failed";
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
