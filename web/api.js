/** What the server is asked, and its failures as sentences. */

export class Problem extends Error {
  constructor(title, detail) {
    super(detail);
    this.title = title;
    this.detail = detail;
  }
}

export function status() {
  return ask("/api/status", {});
}

/** All encoders' answers to one query. */
export function search(query, signal) {
  return ask("/api/search", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query }),
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
    body?.title ?? "No answer",
    body?.detail ?? `The server answered with status ${response.status} and no explanation.`,
  );
}

async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Problem("Server not reached", "Nothing answered. Is Pith still running?");
  }
}
