// The phones: one for each person, side by side, or one at a time where the screen is small.
import { h, avatar } from "./dom.js";
import { Phone } from "./phone.js";

export class Phones {
  constructor() {
    this.title = "Phones";
    this.phones = new Map();
    this.tabs = h("div.tabs", { role: "tablist", "aria-label": "Phones" });
    this.row = h("div.phones");
    this.element = h("div.messenger", {}, this.tabs, this.row);
    document.addEventListener("visibilitychange", () => this.phones.forEach(phone => phone.see()));
    setInterval(() => this.phones.forEach(phone => phone.tick()), 1000);
  }

  begin(state) {
    state.phones.forEach((described, index) => {
      if (!this.phones.has(described.id)) this.add(new Phone(described, index, state.examples), index);
      this.phones.get(described.id).begin(described);
    });
  }

  add(phone, index) {
    this.phones.set(phone.id, phone);
    phone.tab = h("button", { type: "button", role: "tab", id: `tab-${index}`, "aria-controls": `phone-${index}`, onclick: () => this.choose(phone), onkeydown: event => this.moveTab(event) },
      avatar(phone.name, index), phone.name, h("span.dot", { hidden: true }, h("span.hidden", {}, "new message")));
    this.tabs.append(phone.tab);
    this.row.append(phone.element);
    if (index === 0) this.choose(phone);
    else phone.tab.setAttribute("aria-selected", "false");
  }

  choose(chosen) {
    for (const phone of this.phones.values()) phone.select(phone === chosen);
  }

  moveTab(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = [...this.phones.values()];
    const next = all[(all.findIndex(phone => phone.tab === event.target) + step + all.length) % all.length];
    this.choose(next);
    next.tab.focus();
  }

  put(change) {
    this.phones.get(change.phone)?.put(change.message);
  }

  showTyping(change) {
    this.phones.get(change.phone)?.showTyping(change.until);
  }

  // Messages on the screens now; none after a restart of Alfred, which forgets them.
  get count() {
    return [...this.phones.values()].reduce((sum, phone) => sum + phone.messages.size, 0);
  }

  showConnected(isConnected) {
    this.phones.forEach(phone => phone.showConnected(isConnected));
  }

  refreshTimes() {
    this.phones.forEach(phone => phone.refreshTimes());
  }
}
