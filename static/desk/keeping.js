// Typed words are kept: in this tab with every key, on the server within a second, until the form is sent.
import { token } from "./page.js";
import { askToSignIn } from "./signing.js";
import { say, toast, word } from "./saying.js";

const WAIT = 800, LONGEST = 15000, PATIENCE = 15000, LAST = 2000; // Milliseconds: after the last key, between two tries, for one, for one before the form itself.
const BIG = 60000; // Characters: more is not sent while the typing goes on, only when it pauses.
const { reader, zone: timeZone } = document.body.dataset;
const drafts = new Map(); // Address of a draft -> what is known of it here.
let isLeaving = false, isGoing = false;

const stored = (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } };
const store = (key, value) => { try { if (value) sessionStorage.setItem(key, JSON.stringify(value)); else sessionStorage.removeItem(key); } catch { /* Full or forbidden. */ } };
const keyOf = (address) => `typed ${reader} ${address}`;
export const tab = stored("tab") ?? crypto.getRandomValues(new Uint32Array(2)).join("-");
store("tab", tab);

const lineOf = (form) => form?.querySelector("[data-draft]");
const lineAt = (address) => document.querySelector(`[data-draft="${CSS.escape(address)}"]`);
const isKept = ([name, value]) => typeof value === "string" && !["csrfmiddlewaretoken", "draft", "act"].includes(name);
const wordsOf = (form) => [...new FormData(form)].filter(isKept);

function draftAt(address) {
  if (!drafts.has(address)) {
    drafts.set(address, { address, typed: 0, kept: 0, tries: 0 });
  }
  return drafts.get(address);
}

const isUnsaved = (draft) => draft.typed > draft.kept;
const anyUnsaved = () => [...drafts.values()].some(isUnsaved);

function remember(form) {
  const line = lineOf(form);
  if (!line || !reader) return null;
  const draft = draftAt(line.dataset.draft);
  if (!draft.typed) draft.over = line.dataset.over;
  draft.words = wordsOf(form);
  draft.typed += 1;
  draft.since ||= performance.now();
  draft.stuck = isGoing = false;
  store(keyOf(draft.address), { words: draft.words, over: draft.over });
  return draft;
}

function keepSoon(draft) {
  clearTimeout(draft.timer);
  const isBig = draft.words.reduce((sum, [, value]) => sum + value.length, 0) > BIG;
  const waited = isBig ? 0 : performance.now() - draft.since;
  draft.timer = setTimeout(() => keep(draft), Math.max(0, WAIT - waited)); // A second of typing is the most there is to lose.
}

// Send what is in the draft now. `force`: these words win over those that another window has kept.
async function keep(draft, { force = false, keepalive = false } = {}) {
  clearTimeout(draft.timer);
  if (draft.busy || draft.held || !isUnsaved(draft)) return;
  const sent = draft.typed;
  draft.busy = true;
  draft.since = 0;
  show(draft, "saving");
  const body = new URLSearchParams([...draft.words, ["draft-tab", tab]]);
  if (!force) body.append("draft-over", draft.over);
  const pass = token();
  const headers = { "HX-Request": "true", "X-Desk-Reader": reader, "X-CSRFToken": pass };
  draft.stop = new AbortController();
  const signal = AbortSignal.any([draft.stop.signal, AbortSignal.timeout(PATIENCE)]);
  let status = 0, text = "";
  try {
    const answer = await fetch(draft.address, { method: "POST", body, headers, keepalive, signal });
    status = answer.status;
    text = await answer.text();
  } catch { /* It is tried again. */ }
  draft.busy = false;
  draft.landed?.();
  if (draft.held || drafts.get(draft.address) !== draft) return; // Its form is being sent, or was.
  if (status === 204) acknowledged(draft, sent); // 200 comes from a network's own sign-in.
  else if (status === 401) signedOut(draft, text);
  else if (status < 400 || status > 499 || [408, 429].includes(status) || token() !== pass) tryAgain(draft); // Another token came.
  else refused(draft, status, text);
}

function acknowledged(draft, sent) {
  draft.kept = Math.max(draft.kept, sent);
  draft.over = tab;
  if (draft.tries) say(word("saved-again"));
  draft.tries = 0;
  if (isUnsaved(draft)) { keepSoon(draft); return; }
  if (!isGoing) store(keyOf(draft.address)); // The page that comes may have been drawn before.
  const at = new Date().toLocaleTimeString("en-GB", { timeStyle: "short", timeZone });
  show(draft, "saved", { at });
}

function tryAgain(draft) {
  draft.tries += 1;
  if (draft.tries === 1) say(word("not-saved-said"), { urgent: true });
  show(draft, "not-saved");
  draft.timer = setTimeout(() => keep(draft), Math.min(LONGEST, 1000 * 2 ** (draft.tries - 1)));
}

function signedOut(draft, body) {
  show(draft, "signed-out");
  askToSignIn(body, () => keep(draft), { whenIdle: true });
}

function refused(draft, status, body) {
  draft.stuck = true;
  const page = new DOMParser().parseFromString(body, "text/html");
  const why = page.querySelector("#refusal strong")?.textContent ?? word(`failed-${status}`);
  const line = show(draft, "not-kept", { why });
  say(word("not-kept", { why }), { urgent: true });
  if (status === 409 && line) {
    line.querySelector("button[formaction]")?.setAttribute("hidden", ""); // It would discard the other words.
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word("keep-these");
    button.addEventListener("click", () => keep(draft, { force: true }));
    line.querySelector(".kept-words").append(" ", button);
  }
}

function show(draft, name, values = {}) {
  const line = lineAt(draft.address);
  if (!line) return null;
  line.dataset.state = name;
  line.querySelector(".kept-words").textContent = word(name, values);
  if (name === "saved") line.querySelector("button[formaction]")?.removeAttribute("hidden");
  return line;
}

// Save the words of this form without waiting.
export function keepNow(form) {
  const line = lineOf(form);
  const draft = line && drafts.get(line.dataset.draft);
  if (draft && !draft.stuck) keep(draft); // What was refused waits for its person, or for another letter.
}

// Everything that waits, at once: a region of the page is about to be replaced.
export function keepAll() {
  for (const draft of drafts.values()) if (isUnsaved(draft) && !draft.stuck) keep(draft);
}

// While the form itself is sent nothing else is: a draft that came in after it would bring back what is done. So the
// form waits a moment for one that is under way.
function hold(event) {
  const form = event.target, draft = drafts.get(lineOf(form)?.dataset.draft);
  if (!draft) return;
  clearTimeout(draft.timer);
  draft.held = true;
  if (!draft.busy) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const late = setTimeout(() => draft.stop.abort(), LAST);
  draft.landed = () => {
    draft.landed = null;
    clearTimeout(late);
    form.requestSubmit(event.submitter);
  };
}

// The form could not be sent: its words are kept on.
export function release(form) {
  const draft = drafts.get(lineOf(form)?.dataset.draft);
  if (!draft?.held) return;
  draft.held = false;
  keep(draft);
}

// The form has done its work, or its words were given up: nothing of them is left here, and nothing will be sent.
export function forget(form) { forgetAt(lineOf(form)?.dataset.draft); }

function forgetAt(address) {
  if (!address) return;
  clearTimeout(drafts.get(address)?.timer);
  drafts.delete(address);
  store(keyOf(address));
}

// Words that this tab has and the server has not: back into their form. What was typed over another version, or
// while another window kept other words, is not put over them: it goes to the server, which offers it.
export function bringBack() {
  if (!reader) return;
  for (const key of Object.keys(sessionStorage)) {
    if (!key.startsWith(keyOf(""))) continue;
    const address = key.slice(keyOf("").length), { words, over } = stored(key) ?? {};
    if (!words || drafts.has(address)) continue;
    const line = lineAt(address), form = line?.closest("form");
    const draft = Object.assign(draftAt(address), { words, over, typed: 1 });
    if (form && !form.querySelector(".error")) putInto(form, words);
    else if (isAboutThisPage(address)) {
      toast({ name: address, title: word("earlier"), act: { words: word("show"), run: () => { isLeaving = true; location.reload(); } }, stay: true });
    }
    keep(draft);
  }
}

// The same form of the same subject stands on this page, over another version.
function isAboutThisPage(address) {
  const name = address.replace(/\d+\/draft\/$/, "");
  return [...document.querySelectorAll("[data-draft]")].some((line) => line.dataset.draft !== address && line.dataset.draft.replace(/\d+\/draft\/$/, "") === name);
}

function putInto(form, words) {
  const fixed = ["version", "article", "place", "text", "verdict", "draft", "csrfmiddlewaretoken"];
  for (const field of form.elements) {
    if (!field.name || (field.type === "hidden" && fixed.includes(field.name))) continue;
    const values = words.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
    else if (values.length && field.value !== values[0]) field.value = values[0];
  }
  const details = form.closest("details");
  if (details) details.open = true;
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-keep]");
  const draft = form && remember(form);
  if (draft) keepSoon(draft);
});
document.addEventListener("focusout", (event) => keepNow(event.target.closest?.("form[data-keep]")));
document.addEventListener("desk:save", (event) => keepNow(event.target.closest?.("form[data-keep]"))); // Ctrl+S.
addEventListener("online", keepAll);
addEventListener("pagehide", () => { for (const draft of drafts.values()) if (isUnsaved(draft)) keep(draft, { keepalive: true }); });
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-keep]")) hold(event);
  if (form.matches(".me") && !anyUnsaved()) sessionStorage.clear(); // Whoever signs in next finds nothing.
  if (form.id === "drafts") {
    const address = new URL(event.submitter?.formAction ?? location.href).pathname.replace(/(use|discard)\/$/, "");
    forgetAt(address);
    isLeaving = true;
  }
}, true);

// Only what the server has not acknowledged is worth a question.
addEventListener("beforeunload", (event) => {
  isGoing = true;
  if (!isLeaving && anyUnsaved()) event.preventDefault();
});
document.addEventListener("desk:leave", () => { isLeaving = true; drafts.clear(); });
