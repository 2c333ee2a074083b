// Sending: once, with the right token, and what is told when it fails.
import { warn } from "./saying.js";

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

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const form = detail.requestConfig?.elt?.closest?.("form");
  if (form) delete form.dataset.busy;
});

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
