// What the desk does beyond its forms and links: everything here only makes quicker what works without it.
"use strict";

const byId = (id) => document.getElementById(id);
const wide = matchMedia("(min-width: 56.25rem)");

// --- saying things -------------------------------------------------------------------------------------------------

function say(words, { urgent = false } = {}) {
  const region = byId(urgent ? "live-assertive" : "live-polite");
  const line = document.createElement("p");
  line.textContent = words;
  region.replaceChildren(line);
}

function warn(words) {
  const line = document.createElement("p");
  line.className = "message error";
  line.textContent = words;
  byId("messages")?.replaceChildren(line);
  line.scrollIntoView({ block: "nearest" });
  say(words, { urgent: true });
}

// --- the text and its claims -----------------------------------------------------------------------------------------

// The text is never swapped while one decides; its marks follow the list of claims beside it.
function drawMarks() {
  const listed = new Map();
  for (const link of document.querySelectorAll("[data-listed]")) listed.set(link.dataset.listed, link);
  if (!listed.size) return;
  const open = byId("review")?.dataset.claim;
  for (const mark of document.querySelectorAll("#doc mark")) {
    const top = listed.get(mark.dataset.top);
    if (top) mark.className = top.dataset.tone;
    mark.toggleAttribute("data-current", mark.dataset.claims.split(" ").includes(open));
    const link = mark.querySelector("a");
    const entry = link && listed.get(link.dataset.claim);
    if (!entry) continue;
    if (link.dataset.claim === open) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    const label = link.getAttribute("aria-label");
    link.setAttribute("aria-label", label.replace(/^(Claim \d+), [^:]*/, `$1, ${entry.dataset.state}`));
  }
}

function showCurrentMark() {
  const mark = document.querySelector("#doc mark[data-current]");
  if (!mark || !wide.matches) return;
  const box = mark.getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight - 40) mark.scrollIntoView({ block: "center" });
}

// Where claims overlap, a click asks which of them is meant.
function pick(mark) {
  const ids = mark.dataset.claims.split(" ");
  const picker = document.createElement("div");
  picker.className = "picker";
  picker.popover = "auto";
  picker.setAttribute("role", "dialog");
  picker.setAttribute("aria-label", "Claims on these words");
  const title = document.createElement("p");
  title.textContent = `${ids.length} claims stand on these words:`;
  const list = document.createElement("ul");
  for (const id of ids) {
    const listed = document.querySelector(`[data-listed="${id}"]`);
    if (!listed) continue;
    const link = document.createElement("a");
    link.href = listed.href;
    link.textContent = `${listed.textContent.trim()} (${listed.dataset.state})`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      picker.hidePopover();
      listed.click();
    });
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  picker.append(title, list);
  picker.addEventListener("toggle", (event) => event.newState === "closed" && picker.remove());
  document.body.append(picker);
  picker.showPopover();
  const box = mark.getClientRects()[0];
  const left = Math.max(8, Math.min(box.left, innerWidth - picker.offsetWidth - 8));
  const below = box.bottom + 6 + picker.offsetHeight < innerHeight;
  picker.style.left = `${left}px`;
  picker.style.top = `${below ? box.bottom + 6 : Math.max(8, box.top - picker.offsetHeight - 6)}px`;
  picker.querySelector("a")?.focus();
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("#doc mark");
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (!getSelection().isCollapsed && !event.target.closest("a")) return;
  // A finger or a key on a figure asks how it was read; a mouse was told when it came there, and opens the claim.
  if (event.target.closest("span.as-read") && event.pointerType !== "mouse") return;
  const ids = mark.dataset.claims.split(" ");
  if (ids.length > 1) {
    event.preventDefault();
    event.stopPropagation();
    pick(mark);
  } else if (!event.target.closest("a")) {
    document.querySelector(`[data-listed="${ids[0]}"]`)?.click();
  }
}, true);

// How a figure was read is shown by the stylesheet; Escape puts it away until another one is asked for.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.querySelector("#doc .as-read:is(:hover, :focus)")) byId("doc").dataset.quiet = "";
});
for (const come of ["pointerover", "focusin"]) {
  document.addEventListener(come, (event) => {
    if (event.target.closest?.("#doc .as-read")) delete byId("doc").dataset.quiet;
  });
}

// --- selecting words -------------------------------------------------------------------------------------------------

const codePoints = (text, units) => [...text.slice(0, units)].length;

// The selected stretch of the text in code points, as the server counts, or null.
function selectedWords() {
  const doc = byId("doc");
  const selection = getSelection();
  if (!doc || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!doc.contains(range.commonAncestorContainer)) return null;
  let start = null, end = null, exact = "";
  for (const piece of doc.querySelectorAll("[data-start]")) {
    if (!range.intersectsNode(piece)) continue;
    const node = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT).nextNode();
    if (!node) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    const isBefore = range.comparePoint(node, from) < 0 || range.comparePoint(node, to) > 0;
    if (from >= to || isBefore) continue;
    const offset = Number(piece.dataset.start);
    const begins = offset + codePoints(node.data, from);
    if (end !== null && begins > end) exact += "\n\n"; // A paragraph ends between them.
    start ??= begins;
    end = offset + codePoints(node.data, to);
    exact += node.data.slice(from, to);
  }
  return exact.trim() ? { start, end, exact } : null;
}

let selected = null;

document.addEventListener("selectionchange", () => {
  const bar = byId("selection-bar");
  if (!bar || bar.contains(document.activeElement)) return;
  selected = selectedWords();
  bar.hidden = !selected;
  if (selected) bar.querySelector(".quote").textContent = selected.exact;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-mark]");
  const form = button && byId(button.dataset.mark);
  if (!form || !selected) return;
  for (const name of ["exact", "start", "end"]) form.elements[name].value = selected[name];
  form.closest("details").open = true;
  byId("selection-bar").hidden = true;
  getSelection().removeAllRanges();
  form.requestSubmit();
});

// A press must not take the selection away before the click has read it.
document.addEventListener("pointerdown", (event) => {
  if (event.target.closest?.("#selection-bar")) event.preventDefault();
});

// --- typed words are kept --------------------------------------------------------------------------------------------

const keyOf = (form) => `${form.getAttribute("action")}#${form.id}`;
const isKept = (element) => element.name && element.name !== "csrfmiddlewaretoken" && element.type !== "submit";

const isTicked = (element) => ["radio", "checkbox"].includes(element.type);

function remember(form) {
  const fields = [...form.elements].filter(isKept).filter((e) => !isTicked(e) || e.checked);
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(fields.map((e) => [e.name, e.value])));
  } catch { /* Storage is full or forbidden: the words still stand in the form. */ }
}

const forget = (form) => { try { sessionStorage.removeItem(keyOf(form)); } catch { /* As above. */ } };

// Words that were typed and not sent come back into their form, with the version that they were typed over.
function bringBack() {
  for (const form of document.querySelectorAll("form[data-keep]")) {
    if (form.querySelector(".error")) continue; // The server has sent it back with its words.
    let stored = null;
    try { stored = JSON.parse(sessionStorage.getItem(keyOf(form))); } catch { /* As above. */ }
    if (!stored) continue;
    let changed = false;
    for (const box of form.querySelectorAll("input[type=checkbox]")) { // One that was unticked is not in the store.
      const ticked = stored.some(([name, value]) => name === box.name && value === box.value);
      if (box.checked !== ticked) { box.checked = ticked; changed = true; }
    }
    for (const [name, value] of stored) {
      for (const field of [].concat(form.elements[name] ?? []).flatMap((f) => (f instanceof RadioNodeList ? [...f] : [f]))) {
        if (field.type === "checkbox") continue;
        if (field.type === "radio") {
          if (field.value === value && !field.checked) { field.checked = true; changed = true; }
        } else if (field.value !== value) { field.value = value; changed ||= field.type !== "hidden"; }
      }
    }
    const details = form.closest("details");
    if (changed && details) details.open = true;
    if (!changed) forget(form);
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-keep]");
  if (form) remember(form);
});
document.addEventListener("submit", (event) => {
  if (event.target.matches(".me")) sessionStorage.clear(); // Whoever signs in next finds nothing.
});

// --- sending ---------------------------------------------------------------------------------------------------------

// A second click while the first is under way sends nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.busy) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.busy = "yes";
  setTimeout(() => delete form.dataset.busy, 4000);
}, true);
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-busy]")) delete form.dataset.busy;
});

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb === "get") return;
  // After a sign-in in another tab the token in an open form is stale; the cookie has the new one.
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  if (!token) return;
  delete detail.parameters.csrfmiddlewaretoken;
  detail.headers["X-CSRFToken"] = token;
});

let scrolled = null;
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const review = byId("review");
  scrolled = review && { claim: review.dataset.claim, top: review.scrollTop };
  const form = detail.requestConfig?.elt?.closest?.("form[data-keep]");
  if (form && detail.requestConfig.verb !== "get" && detail.xhr.status < 300) forget(form);
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const form = detail.requestConfig?.elt?.closest?.("form");
  if (form) delete form.dataset.busy;
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

document.addEventListener("htmx:responseError", ({ detail }) => {
  const { xhr, requestConfig } = detail;
  if (requestConfig.verb === "get" && xhr.status !== 401) return; // A poll asks again by itself.
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  const sentence = page.querySelector("#refusal strong")?.textContent;
  if (xhr.status === 401) warn("You are signed out. Sign in in another tab, then send it again: your words are still here.");
  else warn(sentence ?? `The server could not do this (${xhr.status}). Your words are still here: try again in a moment.`);
});
for (const failure of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, ({ detail }) => {
    if (detail.requestConfig?.verb !== "get") warn("The server could not be reached. Your words are still here: try again in a moment.");
  });
}

drawMarks();
bringBack();
showCurrentMark();
if (!wide.matches && !location.hash && byId("card")) byId("review").scrollIntoView();
for (const said of document.querySelectorAll("#messages [data-say]")) {
  said.dataset.said = "yes";
  setTimeout(() => say(said.textContent), 300); // A region speaks only of what changes after it was there.
}
