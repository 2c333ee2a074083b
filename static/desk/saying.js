// What the desk says: to the eye, and to a screen reader through two regions that are always there.
import { byId } from "./page.js";

export function say(words, { urgent = false } = {}) {
  const region = byId(urgent ? "live-assertive" : "live-polite");
  const line = document.createElement("p");
  line.textContent = words;
  region.replaceChildren(line);
}

export function warn(words) {
  const line = document.createElement("p");
  line.className = "message error";
  line.textContent = words;
  byId("messages")?.replaceChildren(line);
  line.scrollIntoView({ block: "nearest" });
  say(words, { urgent: true });
}
