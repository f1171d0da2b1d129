import { adding } from "./adding.js";
import { reindex, status } from "./api.js";
import { follow, tell } from "./filling.js";
import { encoderTable, holds } from "./holds.js";
import { lookup } from "./lookup.js";
import { trouble } from "./trouble.js";

const REST_MILLIS = 5000;

let known = null;

function announce(words) {
  document.getElementById("announcement").textContent = words;
}

async function show(now) {
  known = now;
  trouble(null);
  const writable = now.changes !== null;
  const running = writable ? await reindex().catch(() => null) : null;
  document.getElementById("holds").replaceChildren(...holds(now, running?.state === "none" ? null : running));
  document.getElementById("adding").hidden = !writable;
  document.getElementById("read-only").hidden = writable;
  showEncoders(now.encoders);
  document.body.dataset.state = writable ? "writable" : "read-only";
}

/** Only when they are others: whoever has moved the table sideways finds it so. */
function showEncoders(encoders) {
  const names = JSON.stringify(encoders);
  const place = document.getElementById("encoders");
  if (place.dataset.shown !== names) {
    place.dataset.shown = names;
    place.replaceChildren(encoderTable(encoders));
  }
}

/** The figures after a change, sooner than they would come by themselves. */
async function refresh() {
  const now = await status().catch(() => null);
  if (now !== null) {
    tell(now);
    await show(now);
  }
}

adding(() => known.changes, announce, refresh);
lookup(() => known !== null && known.changes !== null, refresh);
follow(show, REST_MILLIS, trouble);
