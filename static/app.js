// What the desk does beyond its forms and links, which work without it.
import "./desk/finding.js";
import { bringBack } from "./desk/keeping.js";
import { drawMarks, showCurrentMark } from "./desk/marks.js";
import "./desk/keys.js";
import "./desk/live.js";
import { byId, wide } from "./desk/page.js";
import "./desk/passages.js";
import "./desk/passkeys.js";
import { say } from "./desk/saying.js";
import "./desk/ticking.js";
import "./desk/sending.js";
import { prepareDialog } from "./desk/signing.js";
import "./desk/swaps.js";

// The header takes two rows where its words are long: what stays below it has to know.
new ResizeObserver(([{ target }]) => document.documentElement.style.setProperty("--head", `${target.offsetHeight}px`)).observe(document.querySelector(".top"));
drawMarks();
prepareDialog();
bringBack();
showCurrentMark();
if (!wide.matches && !location.hash && byId("card")) byId("review").scrollIntoView();
for (const said of document.querySelectorAll("#messages [data-say]")) {
  said.dataset.said = "yes";
  setTimeout(() => say(said.textContent), 300); // A region speaks only of what changes after it was there.
}
