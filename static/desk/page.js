export const byId = (id) => document.getElementById(id);
export const wrongIn = (place) => place?.querySelector(".wrong input:not([type=hidden]), .wrong textarea, .wrong select, .error");
export const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
export const wide = matchMedia("(min-width: 56.25rem)");
