// Words of the text that a person selects.
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
