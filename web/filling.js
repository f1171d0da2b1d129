import { status } from "./api.js";
import { plural, whole } from "./format.js";

const WHILE_FILLING_MILLIS = 1000;
const AFTER_FAILURE_MILLIS = 5000;

/**
 * Follows the server's status: once, and again for as long as the index is being filled.
 *
 * @param onStatus called with each status
 * @param restMillis how often besides; null for never
 * @param onFailure called each time the server could not be asked
 */
export async function follow(onStatus, restMillis = null, onFailure = () => {}) {
  let next = null;
  try {
    const now = await status();
    tell(now);
    onStatus(now);
    next = now.indexing ? WHILE_FILLING_MILLIS : restMillis;
  } catch (problem) {
    // The search page stays useful without it; the next search will say what is wrong.
    onFailure(problem);
    document.getElementById("holdings").textContent = "";
    next = AFTER_FAILURE_MILLIS;
  }
  if (next !== null) {
    setTimeout(() => follow(onStatus, restMillis, onFailure), next);
  }
}

/** Tells in the frame of the page how much there is, and how much is to come. */
export function tell(now) {
  document.getElementById("holdings").textContent = plural(now.documents, "document");
  const filling = document.getElementById("filling");
  filling.hidden = !now.indexing;
  if (!now.indexing) {
    return;
  }
  const expected = Math.max(now.expectedDocuments, now.documents, 1);
  document.getElementById("filling-text").textContent =
    `Filling the index: ${whole(now.documents)} of ${whole(expected)} documents. You can search what is there.`;
  const track = document.getElementById("filling-track");
  track.setAttribute("aria-valuemax", String(expected));
  track.setAttribute("aria-valuenow", String(now.documents));
  track.style.setProperty("--share", String(now.documents / expected));
}
