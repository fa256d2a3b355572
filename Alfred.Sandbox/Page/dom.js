// Builds elements. Whatever people wrote becomes text, never markup.
export function h(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.classList.add(...value.split(" ").filter(Boolean));
    else if (key in element && !key.includes("-") && key !== "list" && key !== "role") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

// Icons are drawn, so that they look the same everywhere and follow the text's colour.
const icons = {
  send: "M3 20l18-8L3 4v6l12 2-12 2z",
  attach: "M16.5 6v10.5a4 4 0 01-8 0V5.5a2.5 2.5 0 015 0V15a1 1 0 01-2 0V6H10v9a2.5 2.5 0 005 0V5.5a4 4 0 00-8 0v11a5.5 5.5 0 0011 0V6z",
  mic: "M12 15a3 3 0 003-3V6a3 3 0 00-6 0v6a3 3 0 003 3zm5-3a5 5 0 01-10 0H5a7 7 0 006 6.9V22h2v-3.1A7 7 0 0019 12z",
  stop: "M7 7h10v10H7z",
  smile: "M12 2a10 10 0 100 20 10 10 0 000-20zm0 18a8 8 0 110-16 8 8 0 010 16zM8.5 11A1.5 1.5 0 108.5 8a1.5 1.5 0 000 3zm7 0a1.5 1.5 0 100-3 1.5 1.5 0 000 3zM12 17.5c2.3 0 4.3-1.4 5.1-3.5H6.9c.8 2.1 2.8 3.5 5.1 3.5z",
  reply: "M10 9V5l-7 7 7 7v-4.1c5 0 8.500 1.600 11 5.100-1-5-4-10-11-11z",
  list: "M4 6h2v2H4zm0 5h2v2H4zm0 5h2v2H4zm4-10h12v2H8zm0 5h12v2H8zm0 5h12v2H8z",
  close: "M19 6.400L17.600 5 12 10.600 6.400 5 5 6.400 10.600 12 5 17.600 6.400 19 12 13.400 17.600 19 19 17.600 13.400 12z",
  menu: "M3 6h18v2H3zm0 5h18v2H3zm0 5h18v2H3z",
  file: "M6 2h8l6 6v14H6zm7 1.500V9h5.500z",
  clock: "M12 2a10 10 0 100 20 10 10 0 000-20zm0 18a8 8 0 110-16 8 8 0 010 16zm1-13h-2v6l5 3 1-1.700-4-2.300z",
  down: "M12 16l-7-7 1.400-1.400 5.600 5.600 5.600-5.600L19 9z",
  tick: "M9 17.500l-5.200-5.200 1.300-1.300L9 14.900 18.700 5.200 20 6.500z",
  ticks: "M6.500 17.500L1.300 12.300 2.600 11l3.900 3.900 9.700-9.700 1.300 1.300zM11.800 17.500l-2-2 1.300-1.300.700.700 9.700-9.700 1.300 1.300z",
};

export function icon(name, label) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  if (label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  } else {
    svg.setAttribute("aria-hidden", "true");
  }
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", icons[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, properties = {}) {
  return h("button.icon-button", { type: "button", "aria-label": label, title: label, ...properties }, icon(name));
}

export function avatar(name, index, shape = "") {
  return h("span.avatar", { class: `tone${index % 6} ${shape}`, "aria-hidden": "true" }, name.slice(0, 1).toUpperCase());
}

const focusable = "button, a, input, select, textarea, audio";

// Puts a new drawing in the place of an old one. Who had the focus there still has it.
export function swap(old, fresh) {
  const at = [...old.querySelectorAll(focusable)].indexOf(document.activeElement);
  old.replaceWith(fresh);
  if (at >= 0) fresh.querySelectorAll(focusable)[at]?.focus({ preventScroll: true });
}

// The same for all children of an element.
export function redraw(parent, ...children) {
  const at = [...parent.querySelectorAll(focusable)].indexOf(document.activeElement);
  parent.replaceChildren(...children);
  if (at >= 0) parent.querySelectorAll(focusable)[at]?.focus({ preventScroll: true });
}

// A screen reader tells what is new in a log, not all of it again.
export function quietly(log, change) {
  log.setAttribute("aria-live", "off");
  change();
  setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
}

// The second half of a double click is not a second answer.
export const once = act => event => { if (event.detail < 2) act(event); };

// Buttons that come and go over a message; Escape and a click elsewhere put them away.
export function popup(opener, element) {
  const close = () => { element.hidden = true; };
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("click", () => {
    element.hidden = !element.hidden;
    if (!element.hidden) element.firstElementChild.focus();
  });
  const surroundings = element.parentElement;
  surroundings.addEventListener("keydown", event => {
    if (event.key !== "Escape" || element.hidden) return;
    event.stopPropagation();
    close();
    opener.focus();
  });
  surroundings.addEventListener("focusout", event => { if (!surroundings.contains(event.relatedTarget)) close(); });
  new MutationObserver(() => opener.setAttribute("aria-expanded", String(!element.hidden))).observe(element, { attributeFilter: ["hidden"] });
}
