// Words of the verdict that a reviewer selects are those that the comment is about.
let selected = null;

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const part = selection.getRangeAt(0).commonAncestorContainer.parentElement?.closest("[data-part]")
    ?? selection.anchorNode.parentElement?.closest("[data-part]");
  if (part) selected = { part: part.dataset.part, passage: selection.toString().trim() };
});
document.addEventListener("toggle", ({ target }) => {
  if (target.id !== "remark" || !target.open || !selected) return;
  const { part, passage } = target.querySelector("form").elements;
  if (!passage.value) [part.value, passage.value] = [selected.part, selected.passage];
  selected = null;
}, true);
