// A session that has ended: sign in here, and go on where one was.
import { byId, token } from "./page.js";
import { toast, untoast, word } from "./saying.js";

const IDLE = 1200; // Milliseconds: a dialog does not come between two letters.
const waiting = new Set();
let lastKey = -Infinity, timer = 0;

document.addEventListener("keydown", () => { lastKey = performance.now(); }, true);

// `body` is the answer with the form in it; `again` is done when the reader of this page has signed in.
export function askToSignIn(body, again, { whenIdle = false } = {}) {
  if (again) waiting.add(again);
  const dialog = byId("sign-in-dialog");
  if (dialog.open || (whenIdle && document.querySelector("[data-name=signed-out]"))) return; // Nobody is asked twice.
  clearTimeout(timer);
  const idle = performance.now() - lastKey;
  if (whenIdle && idle < IDLE) { timer = setTimeout(() => askToSignIn(body, null, { whenIdle }), IDLE - idle + 50); return; }
  const slot = byId("dialog-slot");
  if (body.includes("sign-in-form")) {
    slot.innerHTML = body;
    htmx.process(slot);
  } else htmx.ajax("GET", dialog.dataset.form, { target: "#dialog-slot", swap: "innerHTML" });
  dialog.returnValue = "";
  dialog.showModal();
  const name = slot.querySelector("input[name=username]");
  if (name) name.value ||= document.body.dataset.readerName ?? "";
  slot.querySelector("input[name=password]")?.focus();
}

export function prepareDialog() {
  byId("sign-in-dialog")?.addEventListener("close", ({ target }) => {
    byId("dialog-slot").replaceChildren();
    if (target.returnValue === "signed-in") return;
    const act = { words: word("sign-in"), run: () => askToSignIn("", null) };
    toast({ name: "signed-out", title: word("signed-out-title"), safe: word("safe"), act, urgent: true, stay: true });
  });
}

document.addEventListener("click", (event) => {
  if (event.target.matches?.(".dialog-close")) event.target.closest("dialog").close("closed");
});

document.addEventListener("signed-in", ({ detail }) => {
  if (String(detail.user) !== document.body.dataset.reader) { // Somebody else: nothing of this page is theirs.
    waiting.clear();
    document.dispatchEvent(new CustomEvent("desk:leave"));
    location.reload();
    return;
  }
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token() || field.value;
  byId("sign-in-dialog").close("signed-in");
  untoast("signed-out");
  const again = [...waiting];
  waiting.clear();
  for (const act of again) act();
});
