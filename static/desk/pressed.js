// What a key is called in the registry: what stands on it, whatever the layout or the capitals' lock.
const IS_APPLE = /Mac|iP(ad|hone|od)/.test(navigator.platform);
const PATIENCE = 1500; // Milliseconds between the two keys of “g q”.
let before = "", timer = 0;

export function nameOf({ code, key, ctrlKey, metaKey, shiftKey }) {
  const latin = /^\P{ASCII}$/u.test(key) && /^Key([A-Z])$/.exec(code)?.[1].toLowerCase(); // A Cyrillic or Arabic layout.
  const name = latin || key;
  const withs = (ctrlKey ? "Control+" : "") + (metaKey ? "Meta+" : "");
  if (!shiftKey || (!withs && /^[^A-Za-z]$/u.test(name))) return withs || !/^[A-Z]$/.test(name) ? withs + name : name.toLowerCase();
  return `${withs}Shift+${name}`;
}

// “Mod” is the key with which the programs of this machine save.
export const onThisMachine = (hotkey) => hotkey.replace("Mod", IS_APPLE ? "Meta" : "Control");

// What was pressed before this key, where it may be the beginning of something.
export const begun = () => before;
export function beginWith(name) {
  clearTimeout(timer);
  before = name && `${name} `;
  timer = setTimeout(beginWith, PATIENCE, "");
}
