import { MOST, PAGE, addressOf, askedByAddress } from "./address.js";
import { search } from "./api.js";
import { showChoice } from "./choice.js";
import { comparison, spoken } from "./comparison.js";
import { make } from "./dom.js";
import { facetBar } from "./facets.js";
import { follow } from "./filling.js";
import { openOrClose } from "./hits.js";
import { keyboard } from "./keyboard.js";
import { repeats } from "./repeats.js";
import { modes, offerPrecisions, precisions, tellBits } from "./switches.js";
import { threads } from "./threads.js";
import { offerThumbs, pressThumb, thumbs } from "./thumbs.js";
import { twins } from "./twins.js";
import { welcome } from "./welcome.js";

const form = document.getElementById("ask");
const box = document.getElementById("query");
const stage = document.getElementById("stage");
const announcement = document.getElementById("announcement");

let encoders = [];
let names = [];
let asked = askedByAddress();
let inFlight = null;
let stops = [];

function endWhatRuns() {
  stops.forEach((stop) => stop());
  stops = [];
}

/** Puts `parts` on the stage; `state` says which of the page's states that is. */
function show(state, ...parts) {
  endWhatRuns();
  document.body.dataset.state = state;
  stage.removeAttribute("aria-busy");
  stage.replaceChildren(...parts.filter((part) => part !== null));
}

function showWelcome() {
  inFlight?.abort();
  document.title = "Pith";
  announcement.textContent = "";
  show("welcome", ...welcome(encoders, ask));
}

function showWaiting(query) {
  document.title = `${query} · Pith`;
  stage.setAttribute("aria-busy", "true");
  if (document.body.dataset.state !== "answer") {
    const ghost = () => make("div", { class: "ghost" }, ...Array.from({ length: 5 }, () => make("span")));
    document.body.dataset.state = "waiting";
    stage.replaceChildren(make("div", { class: "ghosts", "aria-hidden": "true" }, ghost(), ghost()));
  }
}

function showAnswer(answer) {
  const factsByName = new Map(encoders.map((facts) => [facts.name, facts]));
  const [verdict, columns] = comparison(answer, factsByName);
  const [again, stopRepeats] = repeats(asked, announce);
  show("answer", verdict, again, facetBar(answer.facets, asked.filters, narrow), columns, moreOf(answer));
  const grid = document.getElementById("columns");
  grid.querySelector(".hit")?.setAttribute("tabindex", "0");
  grid.addEventListener("click", onGridClick);
  twins(grid);
  stops = [stopRepeats, threads(grid)];
  announce(spoken(answer));
  thumbs(grid, answer.query, announce);
}

function announce(told) {
  announcement.textContent = told;
}

/** A hit is opened and closed; one of its buttons asks for its own text, two judge it. */
function onGridClick(event) {
  const hit = event.target.closest(".hit");
  const thumb = event.target.closest(".thumb");
  if (thumb !== null) {
    pressThumb(thumb);
  } else if (event.target.closest(".like") !== null) {
    modes.show("vector");
    ask(hit.dataset.passage);
  } else if (hit !== null) {
    openOrClose(hit);
  }
}

/** The way to the hits behind those that are shown; null behind the last. */
function moreOf(answer) {
  const full = answer.results.some((result) => result.hits.length === answer.k);
  if (!full || answer.k >= MOST) {
    return null;
  }
  const more = make("button", { type: "button", class: "more" }, "Show more");
  more.addEventListener("click", () => showMore(Math.min(MOST, answer.k + PAGE)));
  return more;
}

/** Asks the same among the documents that have these values. */
function narrow(filters) {
  go({ ...asked, filters, show: PAGE });
}

/** Asks these encoders from now on; at the start nothing is asked yet. */
function choose(chosen) {
  go({ ...asked, query: box.value, encoders: chosen });
}

/** Words need no encoder, and those that can be asked are known a little later than the page. */
function offerChoice() {
  showChoice(asked.mode === "lexical" ? [] : names, asked.encoders, choose);
}

/** Asks for more of the same; the first of what is new gets the focus. */
async function showMore(count) {
  const before = asked.show;
  const question = { ...asked, show: count };
  history.replaceState(null, "", addressOf(question));
  await run(question);
  document.querySelectorAll('.hit[data-column="0"]')[before]?.focus();
}

function showProblem(problem) {
  announcement.textContent = "";
  const again = make("button", { type: "button" }, "Try again");
  again.addEventListener("click", () => run({ ...asked, query: box.value }));
  show(
    "problem",
    make(
      "div",
      { class: "problem", role: "alert" },
      make("h2", {}, problem.headline ?? "The page failed"),
      make("p", {}, problem.message),
      again,
    ),
  );
}

/** Searches for what the address says; a newer question cancels an older one. */
async function run(question) {
  asked = question;
  box.value = question.query;
  modes.show(question.mode);
  precisions.show(question.precision);
  offerPrecisions(question.mode);
  offerChoice();
  if (question.query.trim() === "") {
    showWelcome();
    return;
  }
  inFlight?.abort();
  endWhatRuns();
  const mine = new AbortController();
  inFlight = mine;
  showWaiting(question.query);
  try {
    const answer = await search(question, mine.signal);
    if (inFlight === mine) {
      showAnswer(answer);
    }
  } catch (problem) {
    if (inFlight === mine && problem.name !== "AbortError") {
      showProblem(problem);
    }
  }
}

/** A question of the user: it gets an address of its own and is searched for. */
function ask(query) {
  const filters = query.trim() === "" ? {} : asked.filters;
  go({ ...asked, query, mode: modes.chosen(), precision: precisions.chosen(), show: PAGE, filters });
}

function go(question) {
  const address = addressOf(question);
  if (address !== location.pathname + location.search) {
    history.pushState(null, "", address);
  }
  run(question);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(box.value);
});
modes.onChange(() => ask(box.value));
precisions.onChange(() => ask(box.value));
window.addEventListener("popstate", () => run(askedByAddress()));
keyboard(box, () => (box.value === "" ? box.blur() : ask("")));
follow((status) => {
  encoders = status.encoders;
  names = [...encoders.map((facts) => facts.name), ...(status.adaptive === null ? [] : ["adaptive"])];
  offerChoice();
  if (status.index !== null) {
    tellBits(status.index.vectorBits);
  }
  offerThumbs(status.judgements !== null);
  if (document.body.dataset.state === "welcome" && stage.querySelector(".sizes") === null) {
    showWelcome();
  }
});
run(askedByAddress());
