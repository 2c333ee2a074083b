// The queue's rows: ticking them all at once or a stretch with Shift, and going through them with keys.
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

// --- with keys the focus goes from row to row; the one that had it last is the current one ------------------------------

let here = null, after = "";
const boxOf = (row) => row?.querySelector("input[name=claim]");
const linkOf = (row) => row?.querySelector(".statement a");

function mark(row) {
  if (here) here.ariaCurrent = null;
  here = row;
  if (here) here.ariaCurrent = "true";
}

document.addEventListener("focusin", ({ target }) => mark(target.closest(".claim-row") ?? here));
document.addEventListener("click", (event) => {
  const used = event.target.closest?.(".row-keys a, #triage-form button");
  if (!used) return;
  const { act } = used.dataset, byKey = used.form && !event.isTrusted; // Then the current claim is meant where none is ticked.
  if (act === "tick" || (byKey && !rows().some((box) => box.checked))) boxOf(here)?.click();
  if (used.form) {
    let row = byKey ? here : null;
    while (boxOf(row)?.checked) row = row.nextElementSibling;
    after = row?.id;
  } else {
    event.preventDefault();
    if (act === "open") linkOf(here)?.click();
    else linkOf(here?.[act === "previous" ? "previousElementSibling" : "nextElementSibling"] ?? here ?? document.querySelector(".claim-row")).focus();
  }
});
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target?.id !== "main") return;
  tell();
  mark(byId(after));
  here?.scrollIntoView({ block: "nearest" });
});
