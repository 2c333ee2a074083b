// The reader's recent decisions come out over the page that is open; without this the link leads to their own page.
import { byId } from "./page.js";

document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target?.id === "main") byId("recent-drawer").hidePopover(); // A decision of its list was undone.
  if (detail.target?.id !== "recent-drawer") return;
  detail.target.showPopover();
  byId("recent-title").focus();
});
document.addEventListener("toggle", (event) => {
  if (event.target.id === "recent-drawer" && event.newState === "closed" && event.target.contains(document.activeElement)) byId("recent-link").focus();
}, true);
