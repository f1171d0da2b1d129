/**
 * Cards of jobs, kept from one look to the next: what is open stays open, and whoever is at one of
 * them stays there, wherever it goes.
 *
 * @param cardOf gives the card of a job that is new
 */
export function jobCards(cardOf) {
  const cards = new Map();

  function cardFor(job) {
    if (!cards.has(job.id)) {
      cards.set(job.id, cardOf(job));
    }
    return cards.get(job.id);
  }

  /**
   * @param lists elements with the jobs that stand in them, in their order
   * @param aheadOf how many come before a job that waits
   */
  function arrange(lists, aheadOf) {
    const comeBack = returning();
    const kept = new Set(lists.flatMap(([, jobs]) => jobs.map((job) => job.id)));
    for (const [place, jobs] of lists) {
      const elements = jobs.map((job) => {
        const card = cardFor(job);
        card.update(job, aheadOf(job));
        return card.element;
      });
      order(place, elements);
    }
    [...cards.keys()].filter((id) => !kept.has(id)).forEach((id) => cards.delete(id));
    comeBack();
  }

  return {
    arrange,
    focus: (id) => cards.get(id)?.element.focus(),
    tell: (id, words) => cards.get(id)?.tell(words),
  };
}

/** Moves as few as it can: what is moved loses the focus. */
function order(place, elements) {
  [...place.children].filter((child) => !elements.includes(child)).forEach((child) => child.remove());
  let next = place.firstElementChild;
  for (const element of elements) {
    if (element === next) {
      next = next.nextElementSibling;
    } else {
      place.insertBefore(element, next);
    }
  }
}

/** Notes who has the focus; what it returns gives it back, or to what stands next to what is gone. */
function returning() {
  const held = document.activeElement;
  const card = held?.closest(".job") ?? null;
  if (card === null) {
    return () => {};
  }
  const place = card.parentElement;
  const at = [...place.children].indexOf(card);
  return () => {
    if (card.isConnected) {
      if (document.activeElement !== held || !held.checkVisibility()) {
        (held.checkVisibility() ? held : card).focus();
      }
    } else {
      const near = place.children[Math.min(at, place.children.length - 1)];
      (near ?? document.getElementById("main")).focus();
    }
  };
}
