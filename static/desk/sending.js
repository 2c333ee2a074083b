// Sending: once, with the right token, and what is told when it fails.
import { forget, keepAll, release } from "./keeping.js";
import { byId, token, wrongIn } from "./page.js";
import { say, toast, untoast, word } from "./saying.js";
import { askToSignIn } from "./signing.js";

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
  setTimeout(() => delete form.dataset.busy, 20000); // Longer than the patience with one request.
}, true);
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-busy]")) delete form.dataset.busy;
});

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (document.body.dataset.reader) detail.headers["X-Desk-Reader"] = document.body.dataset.reader;
  if (detail.verb === "get") return;
  detail.headers["X-Desk-Text"] = byId("notes")?.dataset.shown ?? "";
  // After a sign-in in another tab the token in an open form is stale; the cookie has the new one.
  if (!token()) return;
  delete detail.parameters.csrfmiddlewaretoken;
  detail.headers["X-CSRFToken"] = token();
});

const asksByItself = (elt) => /\b(every|load|live)\b/.test(elt?.getAttribute?.("hx-trigger") ?? "");
const formOf = (config) => (config?.elt?.matches?.("form") ? config.elt : config?.elt?.closest?.("form"));

// The region that waits says so; the stylesheet shows it when it takes longer than one notices.
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (!asksByItself(detail.elt) && detail.target?.id) detail.target.ariaBusy = "true";
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  detail.requestConfig.target?.removeAttribute?.("aria-busy");
  const form = formOf(detail.requestConfig);
  if (!form) return;
  delete form.dataset.busy;
  release(form);
});

// An answer that is not what the region waits for is a failure, not a new region.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = event, { xhr, requestConfig } = detail;
  if ([409, 422].includes(xhr.status)) {
    const wanted = xhr.status === 409 ? "conflict" : requestConfig.elt.getAttribute("hx-select")?.slice(1) ?? "";
    if (!xhr.responseText.includes(`id="${wanted}"`)) {
      Object.assign(detail, { shouldSwap: false, isError: true });
      return;
    }
    notDone(requestConfig, xhr, { act: { words: word("show"), run: () => showWrong(xhr.status) } });
  } else if (xhr.status < 300) {
    untoast(nameOf(requestConfig));
    const form = formOf(requestConfig);
    if (form?.matches("[data-keep]") && requestConfig.verb !== "get") forget(form);
  }
  keepAll();
});

function showWrong(status) {
  const place = status === 409 ? byId("conflict") : wrongIn(document);
  if (place && !place.matches("input, textarea, select")) place.tabIndex = -1;
  place?.focus();
  place?.scrollIntoView({ block: "center" });
}

document.addEventListener("htmx:responseError", ({ detail }) => {
  const { xhr, requestConfig } = detail;
  if (xhr.status === 401) {
    askToSignIn(xhr.responseText, again(requestConfig), { whenIdle: asksByItself(requestConfig.elt) });
  } else if (!asksByItself(requestConfig.elt)) notDone(requestConfig, xhr); // Who asks by itself, asks again by itself.
});
document.addEventListener("htmx:sendError", ({ detail }) => unanswered(detail, navigator.onLine ? "unreachable" : "offline"));
document.addEventListener("htmx:timeout", ({ detail }) => unanswered(detail, "timeout"));

function unanswered({ requestConfig }, why) {
  if (asksByItself(requestConfig.elt)) return;
  toast({ ...described(requestConfig), why: word(why), act: { words: word("retry"), run: again(requestConfig) } });
}

function notDone(requestConfig, xhr, { act } = {}) {
  const id = xhr.status >= 500 ? xhr.getResponseHeader("X-Request-ID") : "";
  const why = [sentenceOf(xhr), id && word("request-id", { id })].filter(Boolean).join(" ");
  // What stands on the page need not stand over it for longer than it takes to read.
  const note = toast({ ...described(requestConfig), stay: !act, why, act: act ?? { words: word("retry"), run: again(requestConfig) } });
  const seconds = Number(xhr.getResponseHeader("Retry-After"));
  if (xhr.status === 429 && seconds > 0) countDown(note.querySelector(".toast-act"), Math.ceil(seconds));
}

function sentenceOf(xhr) {
  const isText = (xhr.getResponseHeader("Content-Type") ?? "").startsWith("text/plain");
  if (isText && xhr.status === 400) return xhr.responseText.trim().slice(0, 300);
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  const told = page.querySelector("#refusal strong, #conflict .refusal strong, p.error")?.textContent;
  const known = byId("words").content.querySelector(`[data-word="failed-${xhr.status}"]`);
  return told ?? (known ? known.textContent : word(xhr.status >= 500 ? "failed-500" : "failed", { status: xhr.status }));
}

// What failed, in the words of what was pressed, and what is safe.
function described(config) {
  const form = formOf(config), pressed = config.triggeringEvent?.submitter ?? (form ? form.querySelector("button:not([form])") : config.elt);
  const label = pressed?.cloneNode(true);
  for (const key of label?.querySelectorAll?.("kbd") ?? []) key.remove();
  const what = label?.getAttribute?.("aria-label") || label?.textContent?.trim().replace(/\s+/g, " ").slice(0, 60) || "";
  const title = what ? word("not-done", { what }) : word("not-done-at-all");
  const safe = config.verb === "get" ? word("page-stays") : form?.matches("[data-keep]") ? word("safe") : word("nothing-changed");
  return { name: nameOf(config), title, safe, urgent: true, stay: true };
}

const nameOf = (config) => `${config.verb} ${config.path}`;

// The same request once more: the same form with the same button, or the same link.
const again = (config) => () => {
  const form = formOf(config), submitter = config.triggeringEvent?.submitter;
  if (!config.elt.isConnected) { say(word("gone"), { urgent: true }); return; }
  if (config.verb !== "get" && form) {
    delete form.dataset.busy;
    form.requestSubmit(submitter?.isConnected && submitter.form === form ? submitter : undefined);
  } else htmx.trigger(config.elt, config.triggeringEvent?.type ?? "click");
};

function countDown(button, seconds) {
  const words = button.textContent;
  const step = () => {
    if (seconds <= 0 || !button.isConnected) { button.textContent = words; button.ariaDisabled = null; return; }
    button.textContent = word("retry-in", { seconds });
    button.ariaDisabled = "true";
    seconds -= 1;
    setTimeout(step, 1000);
  };
  step();
}
