// What a swapped region leaves behind: marks, typed words, the place in the page, and the focus.
import { bringBack } from "./keeping.js";
import { drawMarks, showCurrentMark } from "./marks.js";
import { byId, wide, wrongIn } from "./page.js";
import { say } from "./saying.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const spoken = new Set(); // What need not be said again when its region is fetched again.
let scrolled = null;
let dropped = -1; // The place in its list of what a form takes away.
let settled = null;
let used = null; // What the focus was on when a request began.
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if ("live" in detail.elt.dataset) return;
  dropped = -1;
  if (detail.requestConfig.verb === "get") return;
  used = document.activeElement;
  const row = detail.elt.matches?.("[id^='drop-']") ? detail.elt.closest("li") : null;
  dropped = row ? [...row.parentElement.children].indexOf(row) : -1;
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const review = byId("review"), click = detail.requestConfig.triggeringEvent;
  // A card that is asked for with the pointer comes in gently; not one that keys or others bring.
  if (detail.target?.id === "review" && detail.requestConfig.verb === "get" && click?.isTrusted && click.detail && !calm.matches) {
    detail.swapOverride = "outerHTML show:none transition:true";
  }
  scrolled = review && { claim: review.dataset.claim, top: review.scrollTop };
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (settled === (settled = detail.xhr)) return; // Once an answer.
  drawMarks();
  bringBack();
  const review = byId("review");
  const { target } = detail;
  const isUnasked = ["doc", "claims"].includes(target?.id) || detail.requestConfig?.elt.dataset.live;
  for (const said of document.querySelectorAll("[data-say]:not([data-said])")) {
    said.dataset.said = "yes";
    if (!spoken.has(said.dataset.say)) say(said.textContent);
    if (said.dataset.say) spoken.add(said.dataset.say);
  }
  if (isUnasked || !target?.id) return;
  if (review && scrolled && review.dataset.claim === scrolled.claim) review.scrollTop = scrolled.top;
  else showCurrentMark();
  moveFocus(target.id);
});

// Focus goes to what the act was about, never to nowhere.
function moveFocus(region) {
  const place = byId(region);
  const focused = document.activeElement;
  // Somebody types elsewhere by now: nothing takes the caret away.
  if (focused?.matches("input, textarea, select") && region !== "conflict" && !place?.contains(focused)) return;
  const wrong = wrongIn(place);
  const goal = region === "conflict" ? place
    : wrong ?? { main: byId("card-title") ?? place?.querySelector(".claim-row[aria-current] a") ?? byId("batch-done-title") ?? place?.querySelector("h1"), review: byId("card-title"), evidence: afterDrop(place) ?? byId("evidence-title"), cite: place?.querySelector("textarea, input:not([type=hidden])") }[region] ?? newest(place);
  if (!goal) return;
  if (region === "conflict") requestAnimationFrame(() => goal.scrollIntoView({ block: "start" }));
  if (!goal.matches("input, textarea, select, a, button")) goal.tabIndex = -1;
  goal.focus({ preventScroll: wide.matches && !wrong && region !== "conflict" });
  if (wrong) goal.scrollIntoView({ block: "center" }); // Not under the header or past the edge of the panel.
}

// Among comments it goes to the one that was settled or opened again, or to the newest.
function newest(place) {
  if (!place?.matches(".talk")) return null;
  const about = used?.closest?.(".comment")?.id;
  return (about && byId(about)) ?? [...place.querySelectorAll(".comment")].at(-1);
}

// What was taken away leaves the focus to the next one of its list, or to the one before.
function afterDrop(place) {
  const rows = dropped < 0 ? [] : [...place.querySelectorAll(".citations > li")];
  const row = rows[Math.min(dropped, rows.length - 1)];
  return row?.querySelector("a, button") ?? row;
}

// A button that was switched off while its request was under way has lost the focus: after a failure it gets it back.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.xhr.status && detail.xhr.status < 400) return;
  setTimeout(() => {
    if (document.activeElement === document.body && used?.isConnected) used.focus({ preventScroll: true });
  });
});

// The reader's recent decisions come out over the page that is open; without this the link leads to their own page.
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (/main|review/.test(detail.target?.id)) byId("recent-drawer").hidePopover(); // A decision of its list was undone.
  if (detail.target?.id !== "recent-drawer") return;
  detail.target.showPopover();
  byId("recent-title").focus();
});
document.addEventListener("toggle", (event) => {
  if (event.target.id === "recent-drawer" && event.newState === "closed" && event.target.contains(document.activeElement)) byId("recent-link").focus();
}, true);
