// Typed words are kept.

const keyOf = (form) => `${form.getAttribute("action")}#${form.id}`;
const isKept = (element) => element.name && element.name !== "csrfmiddlewaretoken" && element.type !== "submit";

const isTicked = (element) => ["radio", "checkbox"].includes(element.type);

function remember(form) {
  const fields = [...form.elements].filter(isKept).filter((e) => !isTicked(e) || e.checked);
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(fields.map((e) => [e.name, e.value])));
  } catch { /* Storage is full or forbidden: the words still stand in the form. */ }
}

export const forget = (form) => { try { sessionStorage.removeItem(keyOf(form)); } catch { /* As above. */ } };

// Words that were typed and not sent come back into their form, with the version that they were typed over.
export function bringBack() {
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
