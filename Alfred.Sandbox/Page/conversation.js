// A channel, direct messages, or one thread.
import { h, iconButton, avatar, swap, quietly, once, popup } from "./dom.js";
import { attachment } from "./bubble.js";
import { blocks, markup } from "./blocks.js";
import { emoji, palette } from "./emoji.js";
import { Follower } from "./follow.js";
import { key } from "./workspace.js";
import * as times from "./times.js";

export class Conversation {
  constructor(workspace, isThread) {
    this.workspace = workspace;
    this.isThread = isThread;
    this.heading = h("h2");
    this.log = h("ol.log", { role: "log", "aria-live": "polite", tabIndex: 0 });
    this.follower = new Follower(this.log);
    this.composer = workspace.composer(isThread ? "Reply in the thread" : "Message", () => ({ channel: this.channel, threadTs: this.threadTs }));
    this.home = h("div.home", { hidden: true, tabIndex: 0, "aria-label": "Home" });
    this.tabs = h("div.tabs", { hidden: true, role: "group", "aria-label": "Alfred" }, ["Home", "Messages"].map(name => h("button", { type: "button", onclick: () => this.showHome(name === "Home") }, name)));
    this.element = h(isThread ? "section.conversation.thread" : "section.conversation", { hidden: isThread, onkeydown: event => { if (isThread && event.key === "Escape") this.leave(); } },
      h("header", {}, !isThread && workspace.menuButton(), this.heading, !isThread && this.tabs, !isThread && workspace.whoami, isThread && iconButton("close", "Close the thread", { onclick: () => this.leave() })),
      !isThread && this.home, this.log, this.follower.element, this.composer.element);
  }

  show(channel, threadTs) {
    this.channel = channel;
    this.threadTs = threadTs;
    this.element.hidden = false;
    const name = channel.directWith ? "Alfred" : `#${channel.name}`;
    this.heading.textContent = this.isThread ? `Thread in ${name}` : name;
    const label = this.isThread ? "Reply in the thread" : channel.directWith ? "Message Alfred" : `Message #${channel.name}`;
    this.composer.field.placeholder = label;
    this.composer.field.setAttribute("aria-label", label);
    this.log.setAttribute("aria-label", this.heading.textContent);
    this.element.setAttribute("aria-label", this.heading.textContent);
    this.tabs.hidden = !channel.directWith;
    this.showHome(false);
    this.draw();
    this.follower.toEnd();
  }

  // The app's two tabs: opening Home tells Alfred, who publishes it.
  showHome(isHome) {
    this.home.hidden = !isHome;
    this.log.hidden = this.composer.element.hidden = isHome;
    [...this.tabs.children].forEach((tab, index) => tab.setAttribute("aria-pressed", String((index === 0) === isHome)));
    if (!isHome) return;
    this.drawHome();
    this.workspace.openHome();
  }

  drawHome() {
    if (this.home.hidden) return;
    const { workspace } = this;
    const home = workspace.homes.get(workspace.me);
    this.home.replaceChildren(home ? blocks(home.view.blocks, { workspace, act: action => workspace.actAtHome(action) }) : h("p.context", {}, "Nothing here yet."));
  }

  // Closes the thread and goes back to the message that it hangs on.
  leave() {
    const opener = this.workspace.main.log.querySelector(`[data-ts="${CSS.escape(this.threadTs)}"] .answers`);
    this.close();
    (opener ?? this.workspace.main.composer.field).focus();
  }

  close() {
    if (!this.isThread) return;
    this.threadTs = null;
    this.element.hidden = true;
  }

  holds(message) {
    if (message.channel !== this.channel?.id) return false;
    return this.isThread ? message.ts === this.threadTs || message.threadTs === this.threadTs : !message.threadTs || message.threadTs === message.ts;
  }

  draw() {
    if (!this.channel || this.element.hidden) return;
    const messages = this.workspace.visible(message => this.holds(message)).sort((one, other) => (one.ts < other.ts ? -1 : 1));
    // A thread without its message is none: Alfred was restarted, and the sandbox forgot.
    if (this.isThread && messages.length === 0) return this.close();
    this.follower.during(() => quietly(this.log, () => {
      this.lastDay = null;
      this.log.replaceChildren();
      if (messages.length === 0) this.log.append(this.welcome());
      messages.forEach(message => this.append(message));
    }));
  }

  put(message) {
    if (!this.channel || this.element.hidden) return;
    let isMine = false;
    this.follower.during(() => {
      // An answer in a thread changes the line under the message that it answers.
      if (!this.isThread && message.channel === this.channel.id && message.threadTs && message.threadTs !== message.ts) this.replace(message.channel, message.threadTs);
      if (!this.holds(message) || this.replace(message.channel, message.ts)) return false;
      this.log.querySelector(".welcome")?.remove();
      this.append(message);
      isMine = message.user === this.workspace.me;
      return !isMine;
    });
    // Whoever writes wants to see it, wherever they had scrolled to.
    if (isMine) this.follower.toEnd();
  }

  replace(channel, ts) {
    const old = this.log.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
    const message = this.workspace.messages.get(key({ channel, ts }));
    if (!old || !message) return false;
    swap(old, this.item(message));
    return true;
  }

  append(message) {
    const day = times.dayKey(message.at);
    if (day !== this.lastDay) this.log.append(h("li.day", {}, h("span", {}, times.dayName(message.at))));
    this.lastDay = day;
    this.log.append(this.item(message));
  }

  item(message) {
    const { workspace } = this;
    const author = workspace.user(message.user);
    const isBot = message.user === workspace.bot;
    const tone = isBot ? 5 : workspace.users.findIndex(user => user.id === message.user);
    return h("li.post", { class: message.onlyFor ? "private" : "", "data-ts": message.ts },
      avatar(author.name, tone, "square"),
      h("div.body", {},
        message.onlyFor && h("p.private-note", {}, "Only visible to you"),
        h("p.author", {}, h("strong", {}, author.name), isBot && h("span.app", {}, "APP"), h("time", { dateTime: message.at }, times.timeOfDay(message.at)), message.isEdited && h("span.edited", {}, "(edited)")),
        message.blocks ? blocks(message.blocks, { workspace, act: action => workspace.act(message, action) }) : h("p.text", { dir: "auto" }, markup(message.text, workspace)),
        message.files.map(attachment),
        message.problem && h("p.problem", {}, `${message.problem}.`),
        this.reactions(message),
        !this.isThread && this.answers(message)),
      !message.onlyFor && this.tools(message));
  }

  reactions(message) {
    if (message.reactions.length === 0) return null;
    return h("div.reactions", {}, message.reactions.map(reaction => h("button", {
      type: "button", "aria-pressed": reaction.users.includes(this.workspace.me) ? "true" : "false",
      title: reaction.users.map(id => this.workspace.user(id).name).join(", "), onclick: () => this.workspace.react(message, reaction.name),
    }, emoji(reaction.name), " ", String(reaction.users.length))));
  }

  answers(message) {
    const answers = this.workspace.visible(other => other.channel === message.channel && other.threadTs === message.ts && other.ts !== message.ts);
    if (answers.length === 0) return null;
    return h("button.answers", { type: "button", onclick: () => this.workspace.openThread(message) },
      avatar("Alfred", 5, "square"), h("strong", {}, answers.length === 1 ? "1 reply" : `${answers.length} replies`), h("span", {}, `last at ${times.timeOfDay(answers.at(-1).at)}`));
  }

  tools(message) {
    const opener = iconButton("smile", "React");
    const choice = h("div.palette", { hidden: true }, palette.map(name => h("button", {
      type: "button", "aria-label": `React with ${name}`,
      onclick: () => { opener.focus(); choice.hidden = true; this.workspace.react(message, name); },
    }, emoji(name))));
    const element = h("div.tools", {}, opener, !this.isThread && iconButton("reply", "Reply in a thread", { onclick: () => this.workspace.openThread(message) }), choice);
    popup(opener, choice);
    return element;
  }

  welcome() {
    const { channel, workspace } = this;
    const chips = channel.directWith ? workspace.examples : [`@Alfred ${workspace.examples[0] ?? "help"}`, "/alfred help"];
    return h("li.welcome", {},
      h("h3", {}, channel.directWith ? "You and Alfred" : `Welcome to #${channel.name}`),
      h("p", {}, channel.directWith
        ? "Direct messages with Alfred: nobody else sees them. Write plainly, or use /alfred anywhere."
        : "Mention @Alfred and the answer comes in a thread, or use /alfred and only you see the answer."),
      h("div.chips", {}, chips.map(text => h("button", { type: "button", onclick: once(() => workspace.say(channel, null, text)) }, text))));
  }
}
