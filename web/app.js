import { search } from "./api.js";
import { comparison, spoken } from "./comparison.js";
import { make } from "./dom.js";
import { follow } from "./filling.js";
import { keyboard } from "./keyboard.js";
import { addressOf, askedByAddress, chosenMode, onModeChange, showMode } from "./modes.js";
import { threads } from "./threads.js";
import { twins } from "./twins.js";
import { welcome } from "./welcome.js";

const form = document.getElementById("ask");
const box = document.getElementById("query");
const stage = document.getElementById("stage");
const announcement = document.getElementById("announcement");

let encoders = [];
let asked = askedByAddress();
let inFlight = null;
let stopThreads = () => {};

/** Puts `parts` on the stage; `state` says which of the page's states that is. */
function show(state, ...parts) {
  stopThreads();
  stopThreads = () => {};
  document.body.dataset.state = state;
  stage.removeAttribute("aria-busy");
  stage.replaceChildren(...parts);
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
  show("answer", ...comparison(answer, factsByName));
  const grid = document.getElementById("columns");
  grid.querySelector(".hit")?.setAttribute("tabindex", "0");
  grid.addEventListener("click", (event) => event.target.closest(".hit")?.classList.toggle("whole"));
  twins(grid);
  stopThreads = threads(grid);
  announcement.textContent = spoken(answer);
}

function showProblem(problem) {
  announcement.textContent = "";
  const again = make("button", { type: "button" }, "Try again");
  again.addEventListener("click", () => run({ query: box.value, mode: asked.mode }));
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
  showMode(question.mode);
  if (question.query.trim() === "") {
    showWelcome();
    return;
  }
  inFlight?.abort();
  const mine = new AbortController();
  inFlight = mine;
  showWaiting(question.query);
  try {
    const answer = await search(question.query, question.mode, mine.signal);
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
  const question = { query, mode: chosenMode() };
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
onModeChange(() => ask(box.value));
window.addEventListener("popstate", () => run(askedByAddress()));
keyboard(box, () => (box.value === "" ? box.blur() : ask("")));
follow((status) => {
  encoders = status.encoders;
  if (document.body.dataset.state === "welcome" && stage.querySelector(".sizes") === null) {
    showWelcome();
  }
});
run(askedByAddress());
