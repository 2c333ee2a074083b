// What the desk says: to the eye, and to a screen reader through two regions that are always there.
import { byId } from "./page.js";

const SPOKEN = 20000, STAYS = 10000; // Milliseconds.

// The desk's own words stand in the page, so that they are translated with it.
export function word(name, values = {}) {
  const text = byId("words")?.content.querySelector(`[data-word="${name}"]`)?.textContent ?? name;
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

// The region stays where it is; a line comes into it and goes again when it has been spoken.
export function say(words, { urgent = false } = {}) {
  const line = document.createElement("p");
  line.textContent = words;
  byId(urgent ? "live-assertive" : "live-polite")?.append(line);
  setTimeout(() => line.remove(), SPOKEN);
}

// A note over the page. It goes after ten seconds without the pointer or the focus on it, or stays until it is closed.
// `name`: a newer note of this name takes the place of the older one. `act` is { words, run }.
export function toast({ name = "", title, why = "", safe = "", act = null, urgent = false, stay = false }) {
  const note = byId("toast").content.firstElementChild.cloneNode(true);
  note.dataset.name = name;
  for (const [part, words] of Object.entries({ title, why, safe })) {
    const place = note.querySelector(`.toast-${part}`);
    place.textContent = words;
    place.hidden = !words;
  }
  const button = note.querySelector(".toast-act");
  if (act) {
    button.textContent = act.words;
    button.addEventListener("click", () => { if (button.getAttribute("aria-disabled") !== "true") { leave(note); act.run(); } });
  } else button.remove();
  note.querySelector(".toast-close").addEventListener("click", () => leave(note));
  if (name) untoast(name);
  byId("toasts").append(note);
  say([title, why, safe].filter(Boolean).join(" "), { urgent });
  if (!stay) goesWhenLeft(note);
  return note;
}

export function untoast(name) {
  for (const note of document.querySelectorAll("#toasts .toast")) if (note.dataset.name === name) leave(note);
}

function leave(note) {
  const hadFocus = note.contains(document.activeElement);
  note.remove();
  if (hadFocus) (document.querySelector("#toasts button") ?? byId("main"))?.focus({ preventScroll: true });
}

function goesWhenLeft(note) {
  let timer = 0;
  const wait = () => { clearTimeout(timer); timer = setTimeout(() => leave(note), STAYS); };
  const hold = () => clearTimeout(timer);
  const isHeld = () => note.matches(":hover, :focus-within");
  for (const come of ["pointerenter", "focusin"]) note.addEventListener(come, hold);
  for (const go of ["pointerleave", "focusout"]) note.addEventListener(go, () => setTimeout(() => isHeld() || wait()));
  wait();
}
