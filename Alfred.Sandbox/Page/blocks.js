// Draws Block Kit and Slack's markup, as far as an assistant uses them.
import { h, once } from "./dom.js";
import { emoji } from "./emoji.js";

const entities = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const plain = text => text.replace(/&(lt|gt|amp);/g, entity => entities[entity]);

// Slack's markup as nodes; nothing in it can become an element that is not made here.
export function markup(text, workspace) {
  const pattern = /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|\*([^*\n]+)\*|\b_([^_\n]+)_\b|~([^~\n]+)~|:([a-z0-9_+-]+):/g;
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    nodes.push(plain(text.slice(end, match.index)));
    end = match.index + match[0].length;
    const [all, block, code, entity, bold, italic, struck, name] = match;
    if (block !== undefined) nodes.push(h("pre", {}, plain(block)));
    else if (code !== undefined) nodes.push(h("code", {}, plain(code)));
    else if (entity !== undefined) nodes.push(reference(entity, workspace));
    else if (bold !== undefined) nodes.push(h("strong", {}, markup(bold, workspace)));
    else if (italic !== undefined) nodes.push(h("em", {}, markup(italic, workspace)));
    else if (struck !== undefined) nodes.push(h("s", {}, markup(struck, workspace)));
    else nodes.push(emoji(name) === all ? all : emoji(name));
  }
  nodes.push(plain(text.slice(end)));
  return nodes.filter(node => node !== "");
}

function reference(entity, workspace) {
  const [id, label] = entity.split("|");
  if (id.startsWith("@")) return h("span.mention", { class: id.slice(1) === workspace.me ? "me" : "" }, `@${workspace.user(id.slice(1)).name}`);
  if (id.startsWith("#")) return h("span.mention", {}, `#${label ?? workspace.channels.find(channel => channel.id === id.slice(1))?.name ?? id.slice(1)}`);
  if (id.startsWith("!")) return h("span.mention", {}, label ?? `@${id.slice(1)}`);
  return /^(https?|mailto):/.test(id) ? h("a", { href: plain(id), target: "_blank", rel: "noreferrer" }, plain(label ?? id)) : plain(label ?? id);
}

function textObject(object, workspace) {
  if (!object) return [];
  return object.type === "mrkdwn" ? markup(object.text, workspace) : [object.text];
}

// place: { workspace, act(action) }
export function blocks(list, place) {
  return h("div.blocks", {}, list.map(block => drawBlock(block, place)));
}

function drawBlock(block, place) {
  const { workspace } = place;
  switch (block.type) {
    case "header": return h("h3", {}, textObject(block.text, workspace));
    case "divider": return h("hr");
    case "markdown": return h("p.text", { dir: "auto" }, block.text);
    case "context": return h("p.context", {}, block.elements.map(part => (part.text ? h("span", {}, textObject(part, workspace)) : null)));
    case "actions": return h("div.actions", {}, block.elements.map(element => control(element, block, place)));
    case "image": return h("p.context", {}, block.alt_text);
    case "section": return h("div.section", {},
      h("div", {}, block.text && h("p.text", { dir: "auto" }, textObject(block.text, workspace)), block.fields && h("div.fields", {}, block.fields.map(field => h("p.text", { dir: "auto" }, textObject(field, workspace))))),
      block.accessory && control(block.accessory, block, place));
    case "rich_text": return h("p.text", {}, block.elements.flatMap(section => section.elements ?? []).map(part => part.text ?? (part.name ? emoji(part.name) : part.user_id ? `@${workspace.user(part.user_id).name}` : part.url ?? "")));
    default: return h("p.context", {}, `(${block.type})`);
  }
}

function control(element, block, place) {
  const base = { type: element.type, action_id: element.action_id, block_id: block.block_id ?? "b1" };
  switch (element.type) {
    case "button": return h("button", { type: "button", class: element.style ?? "", onclick: once(event => use(event.currentTarget, place, { ...base, text: element.text, value: element.value }, element.confirm)) }, element.text.text);
    case "static_select": return h("select", { "aria-label": element.placeholder?.text ?? "Choose", onchange: event => use(event.currentTarget, place, { ...base, selected_option: options(element)[event.currentTarget.selectedIndex - 1] }) },
      h("option", { value: "", disabled: true, selected: true }, element.placeholder?.text ?? "Choose"), options(element).map(option => h("option", {}, option.text.text)));
    case "datepicker": return h("input", { type: "date", value: element.initial_date ?? "", "aria-label": element.placeholder?.text ?? "Date", onchange: event => use(event.currentTarget, place, { ...base, selected_date: event.currentTarget.value }) });
    default: return h("span.context", {}, `(${element.type})`);
  }
}

export const options = element => element.options ?? element.option_groups?.flatMap(group => group.options) ?? [];

// What is on its way. Not disabled meanwhile: that would take the keyboard's focus away.
const used = new WeakSet();

async function use(target, place, action, question) {
  if (used.has(target)) return;
  if (question && !window.confirm(question.text?.text ?? "Are you sure?")) return;
  used.add(target);
  await place.act(action);
  used.delete(target);
}
