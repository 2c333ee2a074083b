// Ticking claims of the queue: all at once, a stretch with Shift, and how many it is by now.
import { byId } from "./page.js";

const rows = () => [...document.querySelectorAll(".claim-row input[name=claim]")];
const all = () => document.querySelector("[data-tick-all]");
let last = null;

function tell() {
  const told = document.querySelector("[data-ticked]");
  if (!told) return;
  const boxes = rows();
  const ticked = boxes.filter((box) => box.checked).length;
  told.textContent = ticked ? `${ticked} / ${boxes.length}` : "";
  all().indeterminate = ticked > 0 && ticked < boxes.length;
  all().checked = ticked > 0 && ticked === boxes.length;
}

document.addEventListener("click", (event) => {
  const box = event.target.closest?.(".claim-row input[name=claim]");
  if (!box) return;
  const boxes = rows();
  const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
  if (event.shiftKey && from >= 0) for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
  last = box;
});

document.addEventListener("change", (event) => {
  if (!event.target.form || event.target.form !== byId("triage-form")) return;
  if (event.target === all()) for (const box of rows()) box.checked = event.target.checked;
  tell();
});
addEventListener("pageshow", tell);
