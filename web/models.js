import { follow } from "./filling.js";
import { frontier } from "./frontier.js";
import { lineage } from "./lineage.js";
import { making } from "./making.js";
import { traffic } from "./traffic.js";
import { trouble } from "./trouble.js";

const REST_MILLIS = 2000;

const live = document.getElementById("traffic");
const offerMaking = making(trouble);
let shownTraffic = "";

function show(now) {
  trouble(null);
  showTraffic(now.traffic);
  showModels(now.encoders);
  offerMaking(now);
  document.body.dataset.state = "models";
}

function showTraffic(now) {
  const numbers = JSON.stringify(now);
  if (numbers !== shownTraffic) {
    shownTraffic = numbers;
    replaceInPlace(traffic(now));
  }
}

/** Whoever has moved the table sideways, or is in it, finds the new one so. */
function replaceInPlace(parts) {
  const left = live.querySelector(".scroll")?.scrollLeft ?? 0;
  const focused = live.contains(document.activeElement);
  live.replaceChildren(...parts);
  const moving = live.querySelector(".scroll");
  if (moving !== null) {
    moving.scrollLeft = left;
    if (focused) {
      moving.focus();
    }
  }
}

/** Only when they are others: whoever reads on is not disturbed. */
function showModels(encoders) {
  const place = document.getElementById("models");
  const names = JSON.stringify(encoders);
  if (place.dataset.shown !== names) {
    place.dataset.shown = names;
    const largest = Math.max(...encoders.map((encoder) => encoder.sizeBytes));
    document.getElementById("frontier").replaceChildren(...frontier(encoders));
    place.replaceChildren(...encoders.map((encoder) => lineage(encoder, largest)));
  }
}

follow(show, REST_MILLIS, trouble);
