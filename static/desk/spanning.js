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
