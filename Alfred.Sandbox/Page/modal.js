// A modal: the form that Alfred described, its values, and what Alfred says is wrong with them.
import { h, iconButton } from "./dom.js";
import { post } from "./connection.js";
import { blocks, options } from "./blocks.js";

let dialog = null;
let shown = null;

export function openModal(open, workspace) {
  const isUpdate = dialog !== null && shown?.id === open.id;
  if (dialog && !isUpdate) closeModal();
  shown = open;
  const { view } = open;
  const fields = [];
  const close = () => post("workspace/close", { user: workspace.me, view: open.id });
  const form = h("form", { noValidate: true, onsubmit: event => { event.preventDefault(); submit(open, workspace, fields, form); } },
    h("header", {}, h("h2", { id: "modal-title" }, view.title.text), iconButton("close", "Close", { onclick: close })),
    h("div.fields", {}, view.blocks.map(block => (block.type === "input" ? field(block, fields) : blocks([block], { workspace, act: () => {} })))),
    h("footer", {}, h("button", { type: "button", onclick: close }, view.close?.text ?? "Cancel"), view.submit && h("button.primary", {}, view.submit.text)));
  if (isUpdate) {
    dialog.replaceChildren(form);
    return;
  }
  dialog = h("dialog.modal", { "aria-labelledby": "modal-title", oncancel: event => { event.preventDefault(); close(); } }, form);
  document.body.append(dialog);
  dialog.showModal();
  fields[0]?.input.focus();
}

export const openModalId = () => shown?.id ?? null;

export function closeModal(id) {
  if (!dialog || (id && shown?.id !== id)) return;
  dialog.close();
  dialog.remove();
  dialog = shown = null;
}

function field(block, fields) {
  const { element } = block;
  const id = `field-${fields.length}`;
  const input = draw(element, { id, required: !block.optional, "aria-describedby": `${id}-hint ${id}-problem` });
  const problem = h("p.problem", { id: `${id}-problem`, role: "alert" });
  fields.push({ block, element, input, problem });
  return h("div.field", {},
    h("label", { htmlFor: id }, block.label.text, block.optional && h("small", {}, " (optional)")), input,
    block.hint && h("p.hint", { id: `${id}-hint` }, block.hint.text), problem);
}

function draw(element, properties) {
  const placeholder = element.placeholder?.text;
  switch (element.type) {
    case "plain_text_input": return element.multiline
      ? h("textarea", { ...properties, rows: 3, placeholder, value: element.initial_value ?? "", maxLength: element.max_length ?? 3000 })
      : h("input", { ...properties, type: "text", placeholder, value: element.initial_value ?? "", maxLength: element.max_length ?? 3000 });
    case "number_input": return h("input", { ...properties, type: "text", inputMode: "decimal", placeholder, value: element.initial_value ?? "" });
    case "datepicker": return h("input", { ...properties, type: "date", value: element.initial_date ?? "" });
    case "timepicker": return h("input", { ...properties, type: "time", value: element.initial_time ?? "" });
    default: return h("select", properties, h("option", { value: "" }, placeholder ?? "Choose"),
      options(element).map(option => h("option", { value: option.value, selected: option.value === element.initial_option?.value }, option.text.text)));
  }
}

function value({ element, input }) {
  const written = input.value || null;
  switch (element.type) {
    case "plain_text_input": case "number_input": return { type: element.type, value: written };
    case "datepicker": return { type: element.type, selected_date: written };
    case "timepicker": return { type: element.type, selected_time: written };
    default: return { type: element.type, selected_option: options(element).find(option => option.value === written) ?? null };
  }
}

async function submit(open, workspace, fields, form) {
  let isComplete = true;
  for (const entry of fields) {
    const isMissing = !entry.block.optional && !entry.input.value.trim();
    say(entry, isMissing ? "Please fill this in." : "");
    if (isMissing && isComplete) entry.input.focus();
    isComplete &&= !isMissing;
  }
  if (!isComplete) return;
  const values = Object.fromEntries(fields.map(entry => [entry.block.block_id, { [entry.element.action_id]: value(entry) }]));
  const button = form.querySelector(".primary");
  button.disabled = true;
  const answer = await post("workspace/submit", { user: workspace.me, view: open.id, values });
  button.disabled = false;
  if (!answer) button.focus();
  const errors = answer ? await answer.json() : {};
  for (const entry of fields) say(entry, errors[entry.block.block_id] ?? "");
  fields.find(entry => errors[entry.block.block_id])?.input.focus();
}

function say({ input, problem }, text) {
  problem.textContent = text;
  input.setAttribute("aria-invalid", text ? "true" : "false");
}
