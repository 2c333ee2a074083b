// Words in the text of the article, one place after the other. Without this the browser's own search finds them.
import { byId } from "./page.js";

const box = byId("find-words");
let places = [];
let at = -1;

// Where the words stand in a paragraph, however it is cut into pieces.
function placesIn(paragraph, words) {
  const nodes = [];
  let text = "";
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) { nodes.push([node, text.length]); text += node.data; }
  const lower = text.toLowerCase();
  const found = [];
  if (lower.length !== text.length) return found; // A letter that is longer in lower case would shift the rest.
  const spot = (offset, isEnd) => {
    const [node, start] = nodes.findLast(([, start]) => (isEnd ? start < offset : start <= offset));
    return [node, offset - start];
  };
  for (let start = lower.indexOf(words); start >= 0; start = lower.indexOf(words, start + words.length)) {
    const range = document.createRange();
    range.setStart(...spot(start, false));
    range.setEnd(...spot(start + words.length, true));
    found.push(range);
  }
  return found;
}

function look() {
  const words = box.value.trim().toLowerCase();
  places = words.length < 2 ? [] : [...document.querySelectorAll("#doc p[data-text]")].flatMap((p) => placesIn(p, words));
  CSS.highlights?.set("found", new Highlight(...places));
  at = -1;
  go(1);
  if (words.length < 2) byId("find-told").textContent = "";
}

function go(step) {
  at = places.length ? (at + step + places.length) % places.length : -1;
  byId("find-told").textContent = `${at + 1} / ${places.length}`;
  CSS.highlights?.set("found-here", new Highlight(...places.slice(at, at + 1)));
  places[at]?.startContainer.parentElement.scrollIntoView({ block: "center" });
}

if (box) {
  box.closest("search").hidden = false;
  box.addEventListener("input", look);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  });
}
