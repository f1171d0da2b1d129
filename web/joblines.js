import { make, say } from "./dom.js";
import { hasEnded, jobOf } from "./jobs.js";

const NEAR_PIXELS = 8;

/** The last lines that a job has written, asked for while they are open to be read. */
export function jobLines(job) {
  const text = make("pre", { dir: "ltr" });
  const moving = make(
    "div",
    { class: "lines", role: "region", "aria-label": `Output of ${job.title}`, tabindex: "0" },
    text,
  );
  const element = make("details", {}, make("summary", {}, "Output"), moving);
  let current = job;
  let asking = false;
  let complete = false;

  element.addEventListener("toggle", () => load());

  async function load() {
    if (!element.open || asking || complete) {
      return;
    }
    asking = true;
    try {
      const seen = await jobOf(current.id);
      show(seen.lines ?? []);
      complete = hasEnded(seen);
    } catch (problem) {
      if (text.textContent === "") {
        say(text, problem.message);
      }
    } finally {
      asking = false;
    }
  }

  /** Whoever reads the end stays there; what somebody has marked is left alone. */
  function show(lines) {
    const marked = getSelection();
    if (!marked.isCollapsed && text.contains(marked.anchorNode)) {
      return;
    }
    const atEnd = moving.scrollHeight - moving.scrollTop - moving.clientHeight < NEAR_PIXELS;
    say(text, lines.length === 0 ? "Nothing yet." : lines.join("\n"));
    if (atEnd) {
      moving.scrollTop = moving.scrollHeight;
    }
  }

  function update(now) {
    element.hidden = now.started === null;
    current = now;
    load();
  }

  return { element, update };
}
