export const byId = (id) => document.getElementById(id);
export const wide = matchMedia("(min-width: 56.25rem)");
