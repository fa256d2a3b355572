// The list of a message, drawn up over one phone. The rest of that phone waits; the other phones do not.
import { h, iconButton } from "./dom.js";

export function listSheet(phone, message, pick, closed) {
  const before = document.activeElement;
  const behind = [...phone.children];
  const name = `list-${message.id}`;
  const close = () => {
    sheet.remove();
    behind.forEach(element => { element.inert = false; });
    (before?.isConnected ? before : phone.querySelector("textarea")).focus();
    closed();
  };
  const choose = event => {
    event.preventDefault();
    const chosen = message.options[Number(new FormData(event.target).get(name))];
    close();
    if (chosen) pick(chosen);
  };
  const sheet = h("div.sheet", { "data-message": message.id, onclick: event => { if (event.target === sheet) close(); }, onkeydown: event => { if (event.key === "Escape") close(); } },
    h("form", { role: "dialog", "aria-label": message.listLabel, onsubmit: choose },
      h("header", {}, h("h3", {}, message.listLabel), iconButton("close", "Close", { onclick: close })),
      h("div.rows", {}, message.options.map((option, index) => h("label", {},
        h("span", { dir: "auto" }, h("strong", {}, option.title), option.description && h("small", {}, option.description)),
        h("input", { type: "radio", name, value: String(index), required: true })))),
      h("button.primary", {}, "Send")));
  sheet.close = close;
  behind.forEach(element => { element.inert = true; });
  phone.append(sheet);
  sheet.querySelector("input")?.focus();
  return sheet;
}
