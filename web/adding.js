import { make } from "./dom.js";
import { bytes, plural } from "./format.js";
import { outcome, send } from "./sending.js";

const zone = document.getElementById("drop");
const chooser = document.getElementById("files");
const stopButton = document.getElementById("stop-sending");
const list = document.getElementById("sent");

/**
 * Files that are dropped or chosen are sent one after the other, each with a line that tells how far
 * it is and what became of it.
 *
 * @param limitsNow gives how much a request may have
 * @param announce called with what those who listen are told
 * @param changed called after each file
 */
export function adding(limitsNow, announce, changed) {
  const waiting = [];
  let sending = null;
  chooser.addEventListener("change", () => {
    take([...chooser.files]);
    chooser.value = "";
  });
  stopButton.addEventListener("click", () => sending?.abort());
  onDrop((files) => take(files));

  function take(files) {
    waiting.push(...files.map((file) => lineOf(file)));
    if (sending === null) {
      sendAll();
    }
  }

  async function sendAll() {
    sending = new AbortController();
    stopButton.hidden = false;
    while (waiting.length > 0) {
      const line = waiting.shift();
      line.begin();
      const { sent, why } = await send(line.file, limitsNow(), line.tell, sending.signal);
      announce(line.end(sent, why));
      changed();
    }
    const focused = document.activeElement === stopButton;
    stopButton.hidden = true;
    sending = null;
    if (focused) {
      chooser.focus();
    }
  }
}

/** A file that misses the zone must not take the place of the page. */
function onDrop(taken) {
  const over = (event) => {
    event.preventDefault();
    zone.classList.toggle("over", zone.contains(event.target));
  };
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", () => zone.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (zone.contains(event.target)) {
      taken([...event.dataTransfer.files]);
    }
  });
}

/** The line of a file on the page, the latest on top. */
function lineOf(file) {
  const state = make("p", { class: "state" }, "Waiting");
  const track = make("div", {
    class: "track",
    role: "progressbar",
    "aria-label": file.name,
    "aria-valuemin": "0",
    "aria-valuemax": "100",
    "aria-valuenow": "0",
  });
  track.append(make("span"));
  const item = make(
    "li",
    {},
    make("p", { class: "file" }, make("strong", { dir: "auto" }, file.name), ` ${bytes(file.size)}`),
    state,
    track,
  );
  list.prepend(item);

  function show(share, words) {
    track.style.setProperty("--share", String(share));
    track.setAttribute("aria-valuenow", String(Math.round(share * 100)));
    state.textContent = words;
  }

  return {
    file,
    begin: () => show(0, "Reading"),
    tell: (sent) =>
      show(Math.min(1, sent.bytes / Math.max(1, file.size)), plural(sent.added + sent.updated + sent.unchanged, "document")),
    end: (sent, why) => {
      const words = why === null ? `${outcome(sent)}.` : `${why} ${outcome(sent)}.`;
      item.classList.add(why === null ? "done" : "failed");
      track.remove();
      state.textContent = words;
      return `${file.name}: ${words}`;
    },
  };
}
