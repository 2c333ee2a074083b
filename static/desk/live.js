// What others do shows here. Hints come over one event stream, or are asked for where there is none; what they are
// about is fetched by the regions that name it in data-live, each with the reader's own rights.
import { tab } from "./keeping.js";
import { byId, token } from "./page.js";

const GATHER = 300, ASK = 15000, STILL = 60000; // Milliseconds: for hints that come together, between questions, after the last key.
const ABOUT = ["claim", "verdict", "talk", "article", "reading", "presence", "anew"];
const FIELDS = "input, textarea, select, [contenteditable]";
const { stream: address, at } = document.body.dataset;
let place = `${at - 2}000`; // Up to which hint this page knows of all.
let stream = null, asking = 0, gathering = 0, typed = -STILL;
const news = new Map(); // What has changed, and its version.
const had = {}; // What answers have brought of it.
document.addEventListener("desk:has", ({ detail }) => Object.assign(had, detail));

function open() {
  if (document.hidden || stream) return;
  stream = new EventSource(`${address}?after=${place}`);
  stream.addEventListener("here", () => { clearInterval(asking); asking = 0; });
  for (const about of ABOUT) {
    stream.addEventListener(about, ({ data, lastEventId }) => {
      place = lastEventId || place;
      hint(about, ...Object.values(JSON.parse(data)));
    });
  }
  asking ||= setInterval(ask, ASK);
}

function close() {
  stream?.close();
  stream = null;
  clearInterval(asking);
  asking = 0;
}

async function ask() {
  if (stream?.readyState === EventSource.CLOSED) { stream = null; open(); } // It was refused: perhaps it is not any more.
  const headers = { "HX-Request": "true", "If-None-Match": `"${place}"` };
  const answer = await fetch(address.replace("/live/", "/desk/hints/"), { headers }).catch(() => null);
  if (!answer?.ok) return;
  place = answer.headers.get("ETag").replace(/^W\/|"/g, "") || place;
  for (const each of (await answer.json()).hints) hint(...each);
}

function hint(about, id, v) {
  news.set(`${about}:${id}`, v);
  gathering ||= setTimeout(tell, GATHER);
}

function tell() {
  gathering = 0;
  if (document.querySelector("form[data-busy]")) { gathering = setTimeout(tell, GATHER); return; } // Its answer may show it all.
  const now = new Set(), claims = new Set();
  for (const [name, v] of news) {
    if (had[name] === v && delete had[name]) continue;
    const [about, id] = name.split(":");
    now.add(about).add(name);
    if (/^[cv]/.test(name)) claims.add(id);
  }
  news.clear();
  const isAnew = now.has("anew");
  for (const region of document.querySelectorAll("[data-live]")) {
    if (!isAnew && !region.dataset.live.split(" ").some((name) => now.has(name))) continue;
    if (!region.querySelector(FIELDS)) htmx.trigger(region, "live", { claims: isAnew ? "" : [...claims].join(" ") });
  }
}

if (address) {
  open();
  document.addEventListener("visibilitychange", () => { if (document.hidden) close(); else { open(); told = ""; sign(); } });
}

// --- where the reader is, for the others -------------------------------------------------------------------------------

let told = ""; // The claim, and if they write.
const where = () => {
  const writes = document.querySelector("#review details.act[open]") || performance.now() - typed < STILL;
  return `${byId("review")?.dataset.claim ?? 0} ${writes ? 1 : ""}`;
};
const sign = () => { const here = byId("presence"); if (here && told !== where()) htmx.trigger(here, "live"); };

document.addEventListener("htmx:configRequest", (event) => {
  const { elt, parameters, triggeringEvent } = event.detail;
  if (elt.dataset.live && triggeringEvent?.detail?.claims) parameters.claims = triggeringEvent.detail.claims;
  if (elt.id !== "presence") return;
  if (document.hidden) event.preventDefault();
  told = where();
  const [claim, writes] = told.split(" ");
  Object.assign(parameters, { tab, claim, writes });
});
document.addEventListener("input", ({ target }) => {
  if (!target.closest?.("#review form[data-keep]")) return;
  typed = performance.now();
  sign();
});
document.addEventListener("toggle", ({ target }) => { if (target.matches("#review details.act")) sign(); }, true);
document.addEventListener("htmx:afterSettle", ({ detail }) => { if (detail.elt.id === "review") { typed = -STILL; sign(); } });
addEventListener("pagehide", () => {
  const here = byId("presence");
  if (here) navigator.sendBeacon(here.getAttribute("hx-post"), new URLSearchParams({ csrfmiddlewaretoken: token(), tab, leaves: 1 }));
});
document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-edit-anyway]")) return;
  event.preventDefault();
  const decide = event.target.closest(".decide");
  decide.dataset.anyway = ""; // They know: the warning does not come back on this card.
  decide.querySelector(`details.act[open] :is(${FIELDS}):not([type=hidden])`)?.focus();
});

// --- the seconds that are left, counted here; the server says how many, and its clock decides ------------------------------

const begun = new WeakMap();

setInterval(() => {
  for (const timer of document.querySelectorAll("[data-countdown]")) {
    if (!begun.has(timer)) begun.set(timer, performance.now());
    const passed = (performance.now() - begun.get(timer)) / 1000;
    timer.textContent = Math.max(0, Math.round(Number(timer.dataset.countdown) - passed));
  }
}, 1000);
