// One message on a phone.
import { h, icon, iconButton, once, popup } from "./dom.js";
import * as times from "./times.js";

const emojis = ["👍", "❤️", "😂", "😮", "🙏", "✅"];

const ticks = {
  sending: ["clock", "Being sent"],
  sent: ["tick", "Sent"],
  delivered: ["ticks", "Delivered"],
  read: ["ticks", "Read"],
};

// act: pick(option), openList(), react(emoji), reply(); quoted: the message that this one answers.
export function bubble(message, act) {
  const isMine = !message.isFromAlfred;
  const reactions = [message.personReaction, message.alfredReaction].filter(Boolean);
  return h("li.message", { class: `${isMine ? "mine" : "theirs"} ${message.status === "failed" ? "failed" : ""}`, "data-id": message.id, "data-status": message.status },
    h("div.bubble", {},
      h("span.hidden", {}, isMine ? `${act.person}: ` : "Alfred: "),
      act.quoted && h("blockquote", {}, h("strong", {}, act.quoted.isFromAlfred ? "Alfred" : act.person), h("span", { dir: "auto" }, act.quoted.text || "Attachment")),
      message.header && h("p.header", {}, message.header),
      message.file && attachment(message.file),
      message.text && h("p.text", { dir: "auto" }, message.text),
      message.footer && h("p.footer", {}, message.footer),
      h("p.meta", {}, h("time", { dateTime: message.at }, times.timeOfDay(message.at)), isMine && tick(message)),
      reactions.length > 0 && h("span.reactions", { "aria-label": `Reactions: ${reactions.join(" ")}` }, reactions.join(""))),
    message.status !== "failed" && tools(message, act),
    message.problem && h("p.problem", {}, isMine ? `Not sent: ${message.problem}.` : `${act.person} does not see this: ${message.problem}.`),
    choices(message, act),
    message.isTemplate && h("p.aside", {}, `WhatsApp’s 24-hour window is closed: until ${act.person} taps or writes, it takes only such a template.`));
}

function tick(message) {
  if (message.status === "failed") return null;
  const [name, label] = ticks[message.status];
  return h("span.tick", { class: message.status }, icon(name, label));
}

function choices(message, act) {
  if (message.options.length === 0) return null;
  if (message.listLabel !== null) {
    return h("div.choices", {}, h("button", { type: "button", onclick: once(act.openList), "aria-haspopup": "dialog" }, icon("list"), message.listLabel));
  }
  return h("div.choices", {}, message.options.map(option => h("button", { type: "button", dir: "auto", onclick: once(() => act.pick(option)) }, option.title)));
}

function tools(message, act) {
  const opener = iconButton("smile", "React");
  const palette = h("div.palette", { hidden: true }, emojis.map(emoji => h("button", {
    type: "button", "aria-label": `React with ${emoji}`,
    onclick: () => { opener.focus(); palette.hidden = true; act.react(message.personReaction === emoji ? "" : emoji); },
  }, emoji)));
  const element = h("div.tools", {}, opener, iconButton("reply", "Answer this message", { onclick: act.reply }));
  const both = h("div.handles", {}, element, palette);
  popup(opener, palette);
  return both;
}

export function attachment(file) {
  const address = `/sandbox/files/${file.id}`;
  if (/^image\/(png|jpeg|webp|gif)$/.test(file.mediaType)) return h("a.picture", { href: address, target: "_blank" }, h("img", { src: address, alt: file.name ?? "Photo", loading: "lazy" }));
  if (file.mediaType.startsWith("audio/")) return h("audio", { controls: true, src: address, preload: "metadata", "aria-label": file.isVoice ? "Voice note" : file.name ?? "Sound" });
  return h("a.file", { href: address, download: file.name ?? "file" }, icon("file"), h("span", {}, h("strong", {}, file.name ?? "File"), h("small", {}, size(file.size))));
}

function size(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
