// One phone: status bar, conversation, field to write in.
import { h, avatar, swap, quietly, once } from "./dom.js";
import { post, postFile } from "./connection.js";
import { Composer } from "./composer.js";
import { Follower } from "./follow.js";
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
      h("div.screen", {}, this.log, this.typing));
    this.follower = new Follower(this.element.querySelector(".screen"));
    this.element.append(this.follower.element, this.composer.element);
  }

  get path() {
    return `phones/${encodeURIComponent(this.id)}`;
  }

  act(verb, data) {
    return post(`${this.path}/${verb}`, data);
  }

  begin(described) {
    this.messages = new Map(described.messages.map(message => [message.id, message]));
    this.follower.during(() => this.draw());
    if (this.sheet && !this.messages.has(this.sheet.dataset.message)) this.sheet.close();
    this.showTyping(described.typingUntil);
    this.tick();
    this.see();
  }

  put(message) {
    const before = this.messages.get(message.id);
    const isNew = !before;
    this.messages.set(message.id, message);
    if (isNew && message.isFromAlfred) this.showTyping(null);
    this.follower.during(() => {
      const old = this.log.querySelector(`[data-id="${CSS.escape(message.id)}"]`);
      // Nobody sees whether Alfred's message was read: a button that is being pressed stays where it is.
      if (old && message.isFromAlfred && JSON.stringify({ ...before, status: message.status }) === JSON.stringify(message) && message.status !== "failed") old.dataset.status = message.status;
      else if (old) swap(old, this.bubble(message));
      else if (this.messages.size === 1) this.draw();
      else this.append(message);
      return isNew && message.isFromAlfred;
    });
    // Whoever writes wants to see it, wherever they had scrolled to.
    if (isNew && !message.isFromAlfred) this.follower.toEnd();
    this.see();
  }

  draw() {
    quietly(this.log, () => {
      this.lastDay = null;
      this.log.replaceChildren();
      if (this.messages.size === 0) this.log.append(this.welcome());
      for (const message of this.messages.values()) this.append(message);
    });
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
      openList: () => this.openList(message),
      react: emoji => this.act("react", { messageId: message.id, emoji }),
      reply: () => this.composer.quote(message, message.text || "Attachment"),
    });
  }

  openList(message) {
    this.sheet?.close();
    this.sheet = listSheet(this.element, message, option => this.act("pick", { messageId: message.id, optionId: option.id }), () => { this.sheet = null; });
  }

  welcome() {
    return h("li.welcome", {},
      h("h2", {}, `This is ${this.name}’s phone`),
      h("p", {}, "Write to Alfred as you would in a messenger. What is said here stays between the two; lists and chores are shared."),
      h("div.chips", {}, this.examples.map(text => h("button", { type: "button", onclick: once(() => this.act("say", { text })) }, text))));
  }

  showTyping(until) {
    clearTimeout(this.typingTimer);
    const left = until ? Date.parse(until) - times.now().getTime() : 0;
    this.follower.during(() => { this.typing.hidden = left <= 0; });
    this.isTyping = left > 0;
    this.showPresence();
    if (left > 0) this.typingTimer = setTimeout(() => this.showTyping(null), left);
  }

  showConnected(isConnected) {
    this.isAway = !isConnected;
    this.showPresence();
  }

  showPresence() {
    this.presence.textContent = this.isAway ? "connecting…" : this.isTyping ? "typing…" : "online";
  }

  select(isSelected) {
    this.tab.setAttribute("aria-selected", isSelected);
    this.tab.tabIndex = isSelected ? 0 : -1;
    this.element.classList.toggle("is-selected", isSelected);
    if (!isSelected) return;
    this.follower.toEnd();
    this.see();
  }

  get isVisible() {
    return document.visibilityState === "visible" && this.element.offsetParent !== null;
  }

  // Tells Alfred's side that the person looked, once for what is new; marks the tab of a phone that nobody looks at.
  see() {
    const hasNews = [...this.messages.values()].some(message => message.isFromAlfred && message.status === "delivered");
    this.tab.querySelector(".dot").hidden = !hasNews || this.isVisible;
    if (hasNews && this.isVisible) this.act("seen");
  }

  tick() {
    const text = times.timeOfDay(times.now());
    if (this.clock.textContent !== text) this.clock.textContent = text;
  }

  // "Today" is another day after the time was moved.
  refreshTimes() {
    this.tick();
    this.follower.during(() => this.draw());
  }
}
