// The text and its claims.
import { byId, wide } from "./page.js";
import { word } from "./saying.js";

// The text is never swapped while one decides; its marks follow the list of claims beside it.
export function drawMarks(open = byId("review")?.dataset.claim) {
  const listed = new Map();
  for (const link of document.querySelectorAll("[data-listed]")) {
    listed.set(link.dataset.listed, link);
    link.ariaCurrent = link.dataset.listed === open || null;
  }
  if (!listed.size) return;
  for (const mark of document.querySelectorAll("#doc mark, #map li")) {
    const top = listed.get(mark.dataset.top);
    if (top) mark.className = top.dataset.tone;
    mark.toggleAttribute("data-current", mark.dataset.claims.split(" ").includes(open));
    const link = mark.querySelector("a");
    const line = link && byId(`listed-${link.dataset.place}-link`);
    if (!line) continue;
    link.ariaCurrent = link.dataset.claim === open || null;
    const { said } = line.dataset; // “Claim 7, undecided”
    link.ariaLabel = link.ariaLabel.replace(link.dataset.said, said);
    link.dataset.said = said;
  }
}

export function showCurrentMark() {
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
  picker.role = "dialog";
  picker.ariaLabel = word("on-these-words");
  const title = document.createElement("p");
  title.textContent = word("stand-here", { number: ids.length });
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
