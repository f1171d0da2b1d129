/** Marks the same document in every column while one of its hits is pointed at or focused. */
export function twins(grid) {
  grid.addEventListener("pointerover", (event) => mark(grid, event.target));
  grid.addEventListener("pointerleave", () => mark(grid, document.activeElement));
  grid.addEventListener("focusin", (event) => mark(grid, event.target));
  grid.addEventListener("focusout", () => mark(grid, null));
}

function mark(grid, target) {
  const hit = target?.closest?.(".hit") ?? null;
  for (const element of grid.querySelectorAll("[data-document]")) {
    const same = hit !== null && element.dataset.document === hit.dataset.document;
    element.classList.toggle("lit", same);
  }
  grid.classList.toggle("has-lit", hit !== null);
}
