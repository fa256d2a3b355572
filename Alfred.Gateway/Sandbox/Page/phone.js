// One phone: status bar, conversation, field to write in.
import { h, avatar, followEnd, followMedia } from "./dom.js";
import { post, postFile } from "./connection.js";
import { Composer } from "./composer.js";
import { bubble } from "./bubble.js";
import { listSheet } from "./sheet.js";
import * as times from "./times.js";

export class Phone {
  constructor({ id, name }, index, examples) {
    this.id = id;
    this.name = name;
    this.examples = examples;
    this.messages = new Map();
    this.clock = h("time.clock");
    this.presence = h("span.presence", {}, "online");
    this.log = h("ol.log", { role: "log", "aria-live": "polite", "aria-label": `${name}’s conversation with Alfred`, tabIndex: 0 });
    this.typing = h("div.typing", { hidden: true, "aria-hidden": "true" }, h("i"), h("i"), h("i"));
    this.composer = new Composer({
      label: `Message from ${name}`, placeholder: "Message",
      onText: (text, quoted) => this.act("say", { text, quotedId: quoted?.id }),
      onFile: (file, caption, voice) => postFile(`${this.path}/file`, file, { name: file.name, caption, voice }),
    });
    this.element = h("section.phone", { id: `phone-${index}`, "aria-label": `${name}’s phone` },
      h("div.status-bar", {}, h("span", {}, `${name}’s phone`), this.clock),
      h("header", {}, avatar("Alfred", 5), h("div", {}, h("strong", {}, "Alfred"), this.presence)),
      h("div.screen", {}, this.log, this.typing),
      this.composer.element);
    this.scroller = this.element.querySelector(".screen");
    followMedia(this.scroller);
  }

  get path() {
    return `phones/${encodeURIComponent(this.id)}`;
  }

  act(verb, data) {
    return post(`${this.path}/${verb}`, data);
  }

  begin(described) {
    this.messages = new Map(described.messages.map(message => [message.id, message]));
    this.draw();
    this.showTyping(described.typingUntil);
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.tick();
    this.see();
  }

  put(message) {
    const isNew = !this.messages.has(message.id);
    this.messages.set(message.id, message);
    if (isNew && message.isFromAlfred) this.showTyping(null);
    followEnd(this.scroller, () => {
      const old = this.log.querySelector(`[data-id="${CSS.escape(message.id)}"]`);
      if (old) old.replaceWith(this.bubble(message));
      else if (this.messages.size === 1) this.draw();
      else this.append(message);
    });
    // Whoever writes wants to see it, wherever they had scrolled to.
    if (isNew && !message.isFromAlfred) this.scroller.scrollTop = this.scroller.scrollHeight;
    if (isNew && message.isFromAlfred && !this.isVisible) this.tab.querySelector(".dot").hidden = false;
    this.see();
  }

  draw() {
    this.lastDay = null;
    this.log.replaceChildren();
    if (this.messages.size === 0) this.log.append(this.welcome());
    for (const message of this.messages.values()) this.append(message);
  }

  append(message) {
    const day = times.dayKey(message.at);
    if (day !== this.lastDay) this.log.append(h("li.day", {}, h("span", {}, times.dayName(message.at))));
    this.lastDay = day;
    this.log.append(this.bubble(message));
  }

  bubble(message) {
    return bubble(message, {
      person: this.name,
      quoted: this.messages.get(message.quotedId),
      pick: option => this.act("pick", { messageId: message.id, optionId: option.id }),
      openList: () => this.element.append(listSheet(message, option => this.act("pick", { messageId: message.id, optionId: option.id }))),
      react: emoji => this.act("react", { messageId: message.id, emoji }),
      reply: () => this.composer.quote(message, message.text || "Attachment"),
    });
  }

  welcome() {
    return h("li.welcome", {},
      h("h2", {}, `This is ${this.name}’s phone`),
      h("p", {}, "Write to Alfred as you would in a messenger. What is said here stays between the two; lists and chores are shared."),
      h("div.chips", {}, this.examples.map(text => h("button", { type: "button", onclick: () => this.act("say", { text }) }, text))));
  }

  showTyping(until) {
    clearTimeout(this.typingTimer);
    const left = until ? Date.parse(until) - times.now().getTime() : 0;
    followEnd(this.scroller, () => { this.typing.hidden = left <= 0; });
    this.presence.textContent = left > 0 ? "typing…" : "online";
    if (left > 0) this.typingTimer = setTimeout(() => this.showTyping(null), left);
  }

  select(isSelected) {
    this.tab.setAttribute("aria-selected", isSelected);
    this.tab.tabIndex = isSelected ? 0 : -1;
    this.element.classList.toggle("is-selected", isSelected);
    if (!isSelected) return;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.see();
  }

  get isVisible() {
    return document.visibilityState === "visible" && this.element.offsetParent !== null;
  }

  // Tells Alfred's side that the person looked, once for what is new.
  see() {
    if (!this.isVisible) return;
    if (this.tab) this.tab.querySelector(".dot").hidden = true;
    if ([...this.messages.values()].some(message => message.isFromAlfred && message.status === "delivered")) this.act("seen");
  }

  tick() {
    const text = times.timeOfDay(times.now());
    if (this.clock.textContent !== text) this.clock.textContent = text;
  }

  // "Today" is another day after the time was moved.
  refreshTimes() {
    this.tick();
    followEnd(this.scroller, () => this.draw());
  }
}
