// Words that a person selects, moves the ends of, or comments on.
import { byId } from "./page.js";

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

// Shift and an arrow move the ends of a passage by a word: they press the button that is said to have these keys.
document.addEventListener("keydown", (event) => {
  if (!event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || !event.key.startsWith("Arrow")) return;
  const span = event.target.closest?.(".in-context, .step")?.closest(".span");
  const button = span?.querySelector(`[aria-keyshortcuts="Shift+${event.key}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

// What a step brought is kept like what is typed, and the focus stays on the words.
let wasOnWords = false;
document.addEventListener("htmx:beforeSwap", ({ target }) => {
  if (target.matches(".span-words")) wasOnWords = target.contains(document.activeElement);
});
document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (!target.matches(".span-words")) return;
  target.querySelector("textarea").dispatchEvent(new Event("input", { bubbles: true }));
  if (wasOnWords) target.querySelector(".in-context").focus({ preventScroll: true });
});

// Words of the verdict that a reviewer selects are those that the comment is about.
let meant = null;

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const part = selection.getRangeAt(0).commonAncestorContainer.parentElement?.closest("[data-part]")
    ?? selection.anchorNode.parentElement?.closest("[data-part]");
  if (part) meant = { part: part.dataset.part, passage: selection.toString().trim() };
});
document.addEventListener("toggle", ({ target }) => {
  if (target.id !== "remark" || !target.open || !meant) return;
  const { part, passage } = target.querySelector("form").elements;
  if (!passage.value) [part.value, passage.value] = [meant.part, meant.passage];
  meant = null;
}, true);
