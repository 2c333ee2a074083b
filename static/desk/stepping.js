// Going from claim to claim: the mark moves with the key, and the card follows when the keys rest.
import { drawMarks, showCurrentMark } from "./marks.js";
import { byId } from "./page.js";

const REST = 120; // Milliseconds without a press after which the card is fetched.
let goal = null; // The link of the claim whose card is still to come.
let resting = 0;
let asked = null; // The claim whose card is under way.

export const isStepping = () => goal !== null;

// Every claim once, in the order of the text: one that stands in two places is one step.
function steps() {
  const links = new Map();
  for (const link of document.querySelectorAll("[data-listed]")) {
    if (!links.has(link.dataset.listed)) links.set(link.dataset.listed, link);
  }
  return [...links.values()];
}

const here = () => goal?.dataset.listed ?? byId("review")?.dataset.claim;

function found(act) {
  const links = steps();
  const index = links.findIndex((link) => link.dataset.listed === here());
  if (act === "next") return links[index + 1];
  if (act === "previous") return links[index - 1];
  const around = [...links.slice(index + 1), ...links.slice(0, Math.max(index, 0))].filter((link) => link.dataset.undecided);
  if (act === "previous-undecided") return around.at(-1);
  return around.find((link) => link.dataset.undecided === "now") ?? around[0];
}

// Whether there was a claim to go to; if not, the link itself may lead to another article.
export function step(act) {
  const link = found(act);
  if (!link) return false;
  goal = link;
  const review = byId("review");
  review.setAttribute("aria-busy", "true");
  drawMarks(link.dataset.listed);
  showCurrentMark();
  clearTimeout(resting);
  resting = setTimeout(fetchCard, REST);
  return true;
}

// The list's link asks for the card; a newer request takes the place of one that is under way.
export function fetchCard() {
  clearTimeout(resting);
  resting = 0;
  if (goal && !goal.isConnected) goal = steps().find((link) => link.dataset.listed === goal.dataset.listed) ?? null;
  if (!goal) arrived();
  else if (asked !== goal.dataset.listed) {
    asked = goal.dataset.listed;
    goal.click();
  }
}

function arrived() {
  clearTimeout(resting);
  resting = 0;
  goal = asked = null;
  byId("review")?.removeAttribute("aria-busy");
}

document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (!goal || detail.target?.id !== "review") return;
  // Without a rest that still runs, what has come is what was wanted last, be it by a click.
  if (byId("review").dataset.claim === goal.dataset.listed || !resting) arrived();
});
// When the card can't be fetched, the one that is shown is the one that is meant again.
for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, ({ detail }) => {
    if (!goal || detail.elt !== goal) return;
    arrived();
    drawMarks();
  });
}
