// The workspace: people, channels, conversations and threads, seen with the eyes of one person.
import { h, iconButton, avatar, redraw } from "./dom.js";
import { post, postFile, complain } from "./connection.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { openModal, closeModal, openModalId } from "./modal.js";

export class Workspace {
  constructor() {
    this.title = "Workspace";
    this.messages = new Map();
    this.homes = new Map();
    this.read = new Map();
    this.chooser = h("select", { id: "view-as", onchange: () => this.become(this.chooser.value) });
    this.list = h("ul.channels");
    this.whoami = h("span.whoami");
    this.sidebar = h("aside.sidebar", { id: "sidebar", "aria-label": "Workspace", onkeydown: event => { if (event.key === "Escape") this.showSidebar(false); } },
      h("header", {}, h("strong", {}, "Sandbox workspace"), h("label", { htmlFor: "view-as" }, "You are ", this.chooser)), this.list);
    this.main = new Conversation(this, false);
    this.thread = new Conversation(this, true);
    this.element = h("div.workspace", {}, this.sidebar, h("div.backdrop", { onclick: () => this.showSidebar(false) }), this.main.element, this.thread.element);
  }

  begin(state) {
    const { workspace } = state;
    this.bot = workspace.bot;
    this.users = workspace.users;
    this.channels = workspace.channels;
    this.hints = state.hints;
    this.examples = state.examples;
    this.messages = new Map(workspace.messages.map(message => [key(message), message]));
    if (!this.me) {
      const people = this.users.filter(user => user.id !== this.bot);
      this.chooser.replaceChildren(...people.map(user => h("option", { value: user.id }, user.name)));
      const wanted = new URLSearchParams(location.search).get("as")?.toLowerCase();
      this.become((people.find(user => user.name.toLowerCase() === wanted) ?? people[0]).id);
    } else {
      this.channel = this.main.channel = this.channels.find(channel => channel.id === this.channel.id);
      if (this.thread.channel) this.thread.channel = this.channel;
      this.redraw();
    }
    this.homes = new Map(workspace.homes.map(home => [home.user, home]));
    this.main.drawHome();
    this.restoreModal(workspace.views.find(view => view.user === this.me));
  }

  // What somebody has filled in outlives an interruption of the line, and a form that is gone says so.
  restoreModal(view) {
    if (openModalId() && openModalId() === view?.id) return;
    if (openModalId()) complain("The form is gone: Alfred was restarted.");
    closeModal();
    if (view) this.openView(view);
  }

  become(id) {
    this.chooser.value = id;
    this.me = id;
    this.whoami.textContent = `as ${this.user(id).name}`;
    closeModal();
    this.thread.close();
    this.open(this.channels.find(channel => channel.directWith === id));
  }

  get myChannels() {
    return this.channels.filter(channel => !channel.directWith || channel.directWith === this.me);
  }

  // What the person sees: nobody else's direct messages, nor what only others may see.
  sees(message) {
    return this.myChannels.some(channel => channel.id === message.channel) && (!message.onlyFor || message.onlyFor === this.me);
  }

  visible(test) {
    return [...this.messages.values()].filter(message => this.sees(message) && test(message));
  }

  open(channel) {
    this.channel = channel;
    this.showSidebar(false);
    if (this.thread.threadTs && this.thread.channel !== channel) this.thread.close();
    this.markRead(channel.id);
    this.main.show(channel, null);
    this.drawChannels();
  }

  openThread(message) {
    this.thread.show(this.channel, message.threadTs ?? message.ts);
    this.thread.composer.field.focus();
  }

  redraw() {
    this.main.draw();
    this.thread.draw();
    this.drawChannels();
  }

  markRead(channel) {
    this.read.set(`${this.me} ${channel}`, [...this.messages.values()].filter(message => message.channel === channel).at(-1)?.ts ?? "");
  }

  unread(channel) {
    const since = this.read.get(`${this.me} ${channel.id}`) ?? "";
    return this.visible(message => message.channel === channel.id && message.ts > since && message.user !== this.me).length;
  }

  drawChannels() {
    const entry = channel => {
      const count = channel === this.channel ? 0 : this.unread(channel);
      return h("li", {}, h("button", { type: "button", "aria-current": channel === this.channel ? "page" : null, class: count ? "unread" : "", onclick: () => this.open(channel) },
        channel.directWith ? avatar("Alfred", 5, "square") : h("span.hash", { "aria-hidden": "true" }, "#"), channel.name,
        count > 0 && h("span.pill.alert", { "aria-label": `${count} new` }, count)));
    };
    const rooms = this.myChannels.filter(channel => !channel.directWith);
    const direct = this.myChannels.filter(channel => channel.directWith);
    redraw(this.list, h("li.title", {}, "Channels"), ...rooms.map(entry), h("li.title", {}, "Direct messages"), ...direct.map(entry));
  }

  put(message) {
    this.messages.set(key(message), message);
    if (!this.sees(message)) return;
    if (message.channel === this.channel?.id) this.markRead(message.channel);
    this.main.put(message);
    this.thread.put(message);
    this.drawChannels();
  }

  remove(name) {
    this.messages.delete(key(name));
    this.redraw();
  }

  user(id) {
    return this.users.find(user => user.id === id) ?? { id, name: id };
  }

  say(channel, threadTs, text) {
    return post("workspace/say", { user: this.me, channel: channel.id, threadTs, text });
  }

  sendFile(channel, threadTs, file, text, voice) {
    return postFile("workspace/file", file, { user: this.me, channel: channel.id, threadTs, name: file.name, text, voice });
  }

  act(message, action) {
    return post("workspace/act", { user: this.me, channel: message.channel, ts: message.ts, action });
  }

  react(message, name) {
    return post("workspace/react", { user: this.me, channel: message.channel, ts: message.ts, name });
  }

  openHome() {
    return post("workspace/home", { user: this.me });
  }

  putHome(home) {
    this.homes.set(home.user, home);
    if (home.user === this.me) this.main.drawHome();
  }

  actAtHome(action) {
    return post("workspace/home/act", { user: this.me, action });
  }

  openView(open) {
    if (open.user === this.me) openModal(open, this);
  }

  closeView(closed) {
    if (closed.user === this.me) closeModal(closed.id);
  }

  composer(label, place) {
    return new Composer({
      label, placeholder: label,
      onText: text => this.say(place().channel, place().threadTs, text),
      onFile: (file, text, voice) => this.sendFile(place().channel, place().threadTs, file, text, voice),
      suggest: text => (place().threadTs ? [] : this.suggest(text)),
    });
  }

  suggest(text) {
    if (!text.startsWith("/")) return [];
    return this.hints.map(hint => ({ text: `/alfred ${hint.example}`, meaning: hint.summary })).filter(hint => hint.text.startsWith(text.toLowerCase()) && hint.text !== text).slice(0, 8);
  }

  menuButton() {
    this.opener = iconButton("menu", "Channels", { class: "menu", "aria-expanded": "false", "aria-controls": "sidebar", onclick: () => this.showSidebar(true) });
    return this.opener;
  }

  // Where the screen is small, channels and people are drawn over the conversation.
  showSidebar(isShown) {
    if (this.element.classList.contains("shows-sidebar") === isShown) return;
    this.element.classList.toggle("shows-sidebar", isShown);
    this.opener.setAttribute("aria-expanded", String(isShown));
    this.main.element.inert = this.thread.element.inert = isShown;
    (isShown ? this.list.querySelector("[aria-current]") ?? this.chooser : this.opener).focus();
  }

  get count() {
    return this.messages.size;
  }
}

export const key = ({ channel, ts }) => `${channel} ${ts}`;
