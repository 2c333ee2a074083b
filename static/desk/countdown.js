// The seconds that are left, counted on the page. The server says how many; its clock, not the reader's, decides.
const begun = new WeakMap();

setInterval(() => {
  for (const timer of document.querySelectorAll("[data-countdown]")) {
    if (!begun.has(timer)) begun.set(timer, performance.now());
    const passed = (performance.now() - begun.get(timer)) / 1000;
    timer.textContent = Math.max(0, Math.round(Number(timer.dataset.countdown) - passed));
  }
}, 1000);
