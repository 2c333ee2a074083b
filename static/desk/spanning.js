// Shift and an arrow move the ends of a passage by a word: each presses the button that does it.
const STEPS = { ArrowLeft: "end-earlier", ArrowRight: "end-later", ArrowUp: "begin-earlier", ArrowDown: "begin-later" };

document.addEventListener("keydown", (event) => {
  const words = event.target.closest?.(".in-context, .step");
  if (!words || !event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
  const key = words.closest("form").querySelector(".in-context:dir(rtl)") ? { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" }[event.key] ?? event.key : event.key;
  const button = STEPS[key] && words.closest("form").querySelector(`[name="step-${STEPS[key]}"]`);
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
