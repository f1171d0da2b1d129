import { openOrClose } from "./hits.js";
import { thumbByKey } from "./thumbs.js";

/**
 * The whole page from the keyboard: `/` to the box, arrows through the answers, left and right to
 * the other column, Enter for the whole text, plus and minus for the thumbs, Escape back to the box
 * and then out of it.
 *
 * @param clear called when Escape is pressed in the box
 */
export function keyboard(box, clear) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    if (document.activeElement?.matches(".hit button") && event.key === "Enter") {
      return;
    }
    const hit = document.activeElement?.closest(".hit");
    const handled = hit ? onHit(event.key, hit, box) : onPage(event.key, box, clear);
    if (handled) {
      event.preventDefault();
    }
  });
}

function onPage(key, box, clear) {
  const inBox = document.activeElement === box;
  if (key === "/" && !inBox) {
    box.focus();
    box.select();
    return true;
  }
  if (key === "ArrowDown" && (inBox || document.activeElement === document.body)) {
    return go(hitsOf("0")[0] ?? document.querySelector(".hit"));
  }
  if (key === "Escape" && inBox) {
    clear();
    return true;
  }
  return false;
}

function onHit(key, hit, box) {
  const column = hitsOf(hit.dataset.column);
  const place = column.indexOf(hit);
  switch (key) {
    case "ArrowDown":
      return go(column[place + 1]) || true;
    case "ArrowUp":
      return go(column[place - 1] ?? box);
    case "Home":
      return go(column[0]);
    case "End":
      return go(column.at(-1));
    case "ArrowRight":
      return go(beside(hit, place, 1)) || true;
    case "ArrowLeft":
      return go(beside(hit, place, -1)) || true;
    case "Enter":
      openOrClose(hit);
      return true;
    case "/":
    case "Escape":
      return go(box);
    default:
      return thumbByKey(key, hit);
  }
}

/** The same document in the next column, or failing that the one at the same height. */
function beside(hit, place, step) {
  const column = hitsOf(String(Number(hit.dataset.column) + step));
  const twin = column.find((other) => other.dataset.document === hit.dataset.document);
  return twin ?? column[Math.min(place, column.length - 1)];
}

function hitsOf(column) {
  return [...document.querySelectorAll(".hit")].filter((hit) => hit.dataset.column === column);
}

function go(element) {
  if (!element) {
    return false;
  }
  if (element.matches(".hit")) {
    document.querySelectorAll(".hit[tabindex='0']").forEach((hit) => hit.setAttribute("tabindex", "-1"));
    element.setAttribute("tabindex", "0");
    element.scrollIntoView({ block: "nearest" });
  }
  element.focus();
  return true;
}
