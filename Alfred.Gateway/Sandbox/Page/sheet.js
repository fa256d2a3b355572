// The list of a message, drawn up over the conversation.
import { h, iconButton } from "./dom.js";

export function listSheet(message, pick) {
  const before = document.activeElement;
  const name = `list-${message.id}`;
  const close = () => { sheet.remove(); before?.focus(); };
  const choose = event => {
    event.preventDefault();
    const chosen = message.options[Number(new FormData(event.target).get(name))];
    close();
    if (chosen) pick(chosen);
  };
  const sheet = h("div.sheet", { onclick: event => { if (event.target === sheet) close(); }, onkeydown: event => { if (event.key === "Escape") close(); } },
    h("form", { role: "dialog", "aria-modal": "true", "aria-label": message.listLabel, onsubmit: choose },
      h("header", {}, h("h3", {}, message.listLabel), iconButton("close", "Close", { onclick: close })),
      h("div.rows", {}, message.options.map((option, index) => h("label", {},
        h("span", {}, h("strong", {}, option.title), option.description && h("small", {}, option.description)),
        h("input", { type: "radio", name, value: String(index), required: true })))),
      h("button.primary", {}, "Send")));
  requestAnimationFrame(() => sheet.querySelector("input")?.focus());
  return sheet;
}
