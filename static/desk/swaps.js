// What a swapped region leaves behind: marks, typed words, the place in the page, and the focus.
import { bringBack, forget } from "./keeping.js";
import { drawMarks, showCurrentMark } from "./marks.js";
import { byId, wide } from "./page.js";
import { say } from "./saying.js";

let scrolled = null;
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const review = byId("review");
  scrolled = review && { claim: review.dataset.claim, top: review.scrollTop };
  const form = detail.requestConfig?.elt?.closest?.("form[data-keep]");
  if (form && detail.requestConfig.verb !== "get" && detail.xhr.status < 300) forget(form);
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  drawMarks();
  bringBack();
  const review = byId("review");
  const target = detail.target;
  const isPolled = ["progress", "readings", "doc", "claims"].includes(target?.id);
  for (const said of document.querySelectorAll("[data-say]")) {
    if (!said.dataset.said) say(said.textContent);
    said.dataset.said = "yes";
  }
  if (isPolled || !target?.id) return;
  if (review && scrolled && review.dataset.claim === scrolled.claim) review.scrollTop = scrolled.top;
  else showCurrentMark();
  moveFocus(target.id);
});

// Focus goes to what the act was about, never to nowhere.
function moveFocus(region) {
  const place = byId(region);
  const wrong = place?.querySelector(".wrong input:not([type=hidden]), .wrong textarea, .wrong select, .error");
  const goal = region === "conflict" ? place
    : wrong ?? { review: byId("card-title"), bench: byId("card-title"), evidence: byId("evidence-title"), cite: place?.querySelector("textarea, input:not([type=hidden])") }[region];
  if (!goal) return;
  if (region === "conflict") requestAnimationFrame(() => goal.scrollIntoView({ block: "start" }));
  if (!goal.matches("input, textarea, select, a, button")) goal.tabIndex = -1;
  goal.focus({ preventScroll: wide.matches && !wrong && region !== "conflict" });
  if (wrong) goal.scrollIntoView({ block: "center" }); // Not under the header or past the edge of the panel.
}
