import { searchAgain } from "./api.js";
import { make } from "./dom.js";
import { patiently, pause } from "./patience.js";
import { spokenSpread, spread } from "./spread.js";

/** Enough for a median and a p90; a p99 would be the slowest one by another name. */
const TIMES = 30;

/** The server answers 50 searches a second of one client; this is half of that. */
const APART_MILLIS = 40;

const OFFER = `Repeat ${TIMES} times`;

/**
 * A button that asks the same question over and over, and how long the answers took, which is told
 * anew with each.
 *
 * @param question as it was asked
 * @param announce called with what those who listen are told at the end
 * @returns the element, and a function that stops it
 */
export function repeats(question, announce) {
  const button = make("button", { type: "button", class: "quiet" }, OFFER);
  const told = make("div", { class: "told" });
  let running = null;
  button.addEventListener("click", () => (running === null ? start() : running.abort()));

  async function start() {
    const mine = new AbortController();
    running = mine;
    const answers = [];
    try {
      await ask(question, mine.signal, (answer) => {
        answers.push(withoutHits(answer));
        button.textContent = `Stop at ${answers.length} of ${TIMES}`;
        told.replaceChildren(spread(answers));
      });
    } catch (problem) {
      if (!mine.signal.aborted) {
        told.replaceChildren(make("p", { class: "note", role: "alert" }, problem.message));
      }
    }
    running = null;
    button.textContent = OFFER;
    announce(answers.length === 0 ? "" : spokenSpread(answers));
  }

  const section = make("section", { class: "repeats", "aria-label": "Repeats" }, button, told);
  return [section, () => running?.abort()];
}

/** What is kept of an answer. */
function withoutHits({ reference, results }) {
  return { reference, results: results.map((result) => ({ ...result, hits: [] })) };
}

/** One after the other, so that none waits for another. */
async function ask(question, signal, tell) {
  for (let i = 0; i < TIMES; i++) {
    const begun = performance.now();
    tell(await patiently(() => searchAgain(question, signal), signal));
    await pause(APART_MILLIS - (performance.now() - begun), signal);
  }
}
