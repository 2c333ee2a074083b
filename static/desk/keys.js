// Keys do what the buttons on the page do: the one that carries the pressed key is clicked, and where none does,
// nothing happens. Which key is whose was written on the buttons by the server.
import { drawMarks, showCurrentMark } from "./marks.js";
import { byId } from "./page.js";

const TYPED = "textarea, select, [contenteditable]:not([contenteditable=false]), input:not([type=radio], [type=checkbox], [type=submit], [type=button])";
const OWN_ENTER = "a[href], button, summary, input, select, textarea, [tabindex='0']";
let waiting = []; // Acts that were asked for while the claim they are meant for is on its way.
let sending = null; // The request with which a decision is under way.

const isUsable = (element) => element.checkVisibility() && !element.disabled && !element.closest("[inert]");

function carriers(name, among = document) {
  return [...among.querySelectorAll("[data-hotkey]")].filter((element) => {
    const also = element.dataset.act === "open" ? "Enter" : null;
    return element.dataset.hotkey === name || also === name;
  });
}

const begins = (name) => document.querySelector(`[data-hotkey^="${CSS.escape(name)} "]`);

function mayHold(element) {
  const ratings = element.matches("label") && element.closest("fieldset");
  return isUsable(element) && (!ratings || ratings.contains(document.activeElement));
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  if (event.key === "Escape") return leave(event);
  if ((event.ctrlKey || event.metaKey) && !event.altKey) return inForm(event);
  if (event.ctrlKey || event.metaKey || event.altKey || event.getModifierState("AltGraph")) return;
  if (["Shift", "Tab", "CapsLock"].includes(event.key) || event.target.closest?.(TYPED)) return;
  if (event.key === "Enter" && event.target.closest?.(OWN_ENTER)) return;
  const name = begun() + nameOf(event);
  const over = document.querySelector("dialog[open], :popover-open"); // What lies over the page has the keys.
  const element = carriers(name, over ?? document).findLast(mayHold);
  beginWith(begins(name) ? name : "");
  if (event.repeat && !element?.dataset.step) return; // Held down, only going on repeats itself.
  if (!element && !begins(name)) return;
  event.preventDefault();
  if (element) press(element, name);
});

// Keys are done in their order: what is pressed after an act that waits, waits too.
function press(element, name) {
  if (waiting.length) waiting.push(name);
  else act(element, name);
  if (waiting.length && isStepping() && !sending) fetchCard(); // The act is meant for the claim that was gone to.
}

function act(element, name) {
  if (element.dataset.step && !sending && step(element.dataset.act)) return;
  if (isStepping() || sending) waiting.unshift(name);
  else perform(element);
}

function perform(element) {
  if (element.matches("summary")) return openSheet(element);
  if (element.matches("fieldset")) return (element.querySelector("input:checked") ?? element.querySelector("input"))?.focus();
  if (element.matches(TYPED)) return element.select?.() ?? element.focus();
  if (element.matches("label")) element.control.focus();
  else element.focus({ preventScroll: true });
  element.click();
}

// A sheet that is open already is gone to, not closed under what was typed.
function openSheet(summary) {
  const sheet = summary.parentElement;
  sheet.open = true;
  sheet.querySelector("form :is(input:not([type=hidden], [hidden]), textarea, select, [data-first])")?.focus();
}

// In fields: send the form, or keep its words now.
function inForm(event) {
  const form = event.target.form;
  if (!form) return;
  const name = nameOf(event);
  const [send, save] = ["Mod+Enter", "Mod+s"].map(onThisMachine);
  if (event.shiftKey || (name !== send && name !== save)) return;
  event.preventDefault();
  const own = [...form.elements].find((element) => onThisMachine(element.dataset.hotkey ?? "") === name);
  const button = own ?? (name === send ? form.querySelector(".acts button, button") : null);
  if (button && isUsable(button)) button.click();
  else form.dispatchEvent(new CustomEvent("desk:save", { bubbles: true }));
}

// Escape leaves a field for what it belongs to, then closes that.
function leave(event) {
  if (document.querySelector("dialog[open], :popover-open")) return;
  const sheet = event.target.closest?.("details.act[open]");
  const isTyping = event.target.matches?.(TYPED);
  if (isTyping && event.target.type === "search" && event.target.value) return; // The browser empties it first.
  const home = sheet?.querySelector("summary") ?? byId("card-title") ?? document.querySelector("main h1") ?? byId("main");
  if (sheet && event.target === home) sheet.open = false;
  else if (isTyping || sheet) {
    if (!home.matches("summary")) home.tabIndex = -1;
    home.focus({ preventScroll: true });
  }
}

// --- acts that wait until the claim that they are meant for is there ---------------------------------------------------

const isWrite = (detail) => detail.requestConfig?.verb !== "get" && ["review", "main"].includes(detail.target?.id);

document.addEventListener("htmx:beforeSend", ({ detail }) => { if (isWrite(detail)) sending = detail.xhr; });
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!isWrite(detail) || detail.xhr.status < 400 && detail.xhr.status) return;
  sending = null;
  waiting = []; // What was pressed after an act that failed was meant for another claim.
});
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.xhr === sending) sending = null; // The settling of an earlier answer says nothing of this one.
  while (waiting.length && !sending && !isStepping()) {
    const name = waiting.shift();
    const element = carriers(name).findLast(mayHold);
    if (element) act(element, name);
  }
  if (waiting.length && isStepping() && !sending) fetchCard();
});

// --- what opens a dialog ---------------------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  const dialog = opener && byId(opener.dataset.opens);
  if (!dialog || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  dialog.addEventListener("close", () => opener.focus(), { once: true });
  dialog.showModal();
});

// --- going from claim to claim: the mark moves with the key, and the card follows when the keys rest ---------------------

const REST = 120; // Milliseconds without a press after which the card is fetched.
let goal = null; // The link of the claim whose card is still to come.
let resting = 0;
let asked = null; // The claim whose card is under way.

const isStepping = () => goal !== null;

// Every claim once, in the order of the text: one that stands in two places is one step.
function steps() {
  const known = new Set();
  return [...document.querySelectorAll("[data-listed]")].filter(({ dataset }) => known.size < known.add(dataset.listed).size);
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
function step(act) {
  const link = found(act);
  if (!link) return false;
  goal = link;
  byId("review").ariaBusy = "true";
  drawMarks(link.dataset.listed);
  showCurrentMark();
  clearTimeout(resting);
  resting = setTimeout(fetchCard, REST);
  return true;
}

// The list's link asks for the card; a newer request takes the place of one that is under way.
function fetchCard() {
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

// --- what a key is called in the registry: what stands on it, whatever the layout or the capitals' lock ------------------

const IS_APPLE = /Mac|iP(ad|hone|od)/.test(navigator.platform);
const PATIENCE = 1500; // Milliseconds between the two keys of “g q”.
let before = "", timer = 0;

function nameOf({ code, key, ctrlKey, metaKey, shiftKey }) {
  const latin = /^\P{ASCII}$/u.test(key) && /^Key([A-Z])$/.exec(code)?.[1].toLowerCase(); // A Cyrillic or Arabic layout.
  const name = latin || key;
  const withs = (ctrlKey ? "Control+" : "") + (metaKey ? "Meta+" : "");
  if (!shiftKey || (!withs && /^[^A-Za-z]$/u.test(name))) return withs || !/^[A-Z]$/.test(name) ? withs + name : name.toLowerCase();
  return `${withs}Shift+${name}`;
}

// “Mod” is the key with which the programs of this machine save.
const onThisMachine = (hotkey) => hotkey.replace("Mod", IS_APPLE ? "Meta" : "Control");

// What was pressed before this key, where it may be the beginning of something.
const begun = () => before;
function beginWith(name) {
  clearTimeout(timer);
  before = name && `${name} `;
  timer = setTimeout(beginWith, PATIENCE, "");
}
