// The bar and its panels: time, trouble, and what goes over the wire.
import { h } from "./dom.js";
import { post, complain } from "./connection.js";
import * as times from "./times.js";

const byId = id => document.getElementById(id);

const faults = {
  outage: ["Outage", "The provider answers 503 to everything.", "all"],
  throttle: ["Too many requests", "The provider answers 429 to everything.", "all"],
  cutAnswer: ["Cut answer", "Messages are taken, but the connection breaks before the answer.", "all"],
  duplicateDelivery: ["Duplicate delivery", "Every webhook comes twice at once.", "all"],
  failedDelivery: ["Failed delivery", "Messages are taken and reported as failed later.", "phones"],
  closedWindow: ["Closed 24-hour window", "Only templates are taken.", "phones"],
  modelBusy: ["Model: busy", "The language model answers 429.", "model"],
  modelDown: ["Model: down", "The language model answers 500.", "model"],
  modelHangs: ["Model: hangs", "The language model never answers.", "model"],
  modelCuts: ["Model: cut answer", "The language model’s answer breaks off.", "model"],
  modelGarbage: ["Model: no JSON", "The language model answers with something that cannot be read.", "model"],
  modelWrongTool: ["Model: wrong tool", "The language model calls a tool that was not offered.", "model"],
  modelInvents: ["Model: made-up arguments", "The language model calls with arguments that do not exist.", "model"],
  modelClaims: ["Model: false claim", "The language model says that it did what it did not.", "model"],
};

let switchedOn = new Map();
const nextTimes = document.querySelectorAll("#clock-panel [data-next]");

export function showClock(clock) {
  times.setClock(clock);
  byId("clock-zone").textContent = clock.zone;
  const ahead = byId("clock-ahead");
  ahead.hidden = clock.aheadSeconds === 0;
  const hours = Math.round(clock.aheadSeconds / 3600);
  ahead.textContent = hours < 48 ? `+${hours} h` : `+${Math.round(hours / 24)} d`;
  byId("clock-button").disabled = !clock.canMove;
  byId("clock-button").classList.toggle("is-moved", clock.aheadSeconds > 0);
  tick();
}

export function tick() {
  const text = times.dayAndTime(times.now());
  const time = byId("clock-time");
  if (time.textContent !== text) time.textContent = text;
  // Before half past seven in the morning the next 07:30 is today's.
  const timeOfDay = times.timeOfDay(times.now());
  for (const button of nextTimes) {
    const name = `${timeOfDay < button.dataset.next ? "Today" : "Tomorrow"} ${button.dataset.next}`;
    if (button.textContent !== name) button.textContent = name;
  }
}

async function move(target) {
  if (await post("clock", target)) byId("clock-panel").hidePopover();
}

// The switches are drawn once: one that is being pressed, or has the focus, stays where it is however often a fault strikes meanwhile.
const rows = new Map();

export function showFaults(list, has) {
  switchedOn = new Map(list.map(entry => [entry.fault, entry.count]));
  if (rows.size === 0) {
    for (const [fault, [name, meaning, where]] of Object.entries(faults)) if (where === "all" || has[where]) rows.set(fault, faultRow(fault, name, meaning));
    byId("faults").replaceChildren(...[...rows.values()].map(row => row.element));
  }
  rows.forEach((row, fault) => row.show(switchedOn.get(fault)));
  byId("clock-window").hidden = !has.phones;
  byId("faults-count").hidden = byId("trouble").hidden = switchedOn.size === 0;
  byId("faults-count").textContent = switchedOn.size;
  const names = [...switchedOn.keys()].map(fault => faults[fault][0]).join(", ");
  // A live region speaks only of what changed.
  if (switchedOn.size && byId("trouble-names").textContent !== names) byId("trouble-names").textContent = names;
}

function faultRow(fault, name, meaning) {
  const input = h("input", { id: `fault-${fault}`, type: "checkbox", role: "switch", onchange: () => change(fault, input) });
  const effect = h("em", { hidden: true });
  return {
    element: h("li", {}, h("label", { htmlFor: input.id }, h("strong", {}, name), h("span", {}, meaning), effect), input),
    show(count) {
      input.checked = count !== undefined;
      effect.hidden = count === undefined;
      effect.textContent = count === 0 ? "no effect yet" : count === 1 ? "had an effect once" : `had an effect ${count} times`;
    },
  };
}

async function change(fault, input) {
  if (!await post(`faults/${fault}/${input.checked}`)) input.checked = switchedOn.has(fault);
}

async function endTrouble() {
  for (const fault of switchedOn.keys()) await post(`faults/${fault}/false`);
}

const mostTraffic = 80;

export function showTraffic(entries) {
  byId("traffic").replaceChildren(...entries.map(trafficRow).reverse());
}

export function addTraffic(entry) {
  const list = byId("traffic");
  if (list.firstElementChild?.value >= entry.number) return;
  list.prepend(trafficRow(entry));
  if (list.childElementCount > mostTraffic) list.lastElementChild.remove();
}

function trafficRow(entry) {
  const isFine = /^(2\d\d|ok)$/.test(entry.status);
  return h("li", { value: entry.number },
    h("time", {}, times.fullTime(entry.at)),
    h("span.way", {}, entry.isFromAlfred ? "Alfred →" : "→ Alfred"),
    h("span.what", {}, entry.what),
    h("span.status", { class: isFine ? "" : "bad" }, entry.status));
}

export function start() {
  setInterval(tick, 1000);
  byId("trouble-end").addEventListener("click", endTrouble);
  for (const button of document.querySelectorAll("#clock-panel [data-minutes]")) {
    button.addEventListener("click", () => move({ minutes: Number(button.dataset.minutes) }));
  }
  // What a button says is where it goes.
  for (const button of nextTimes) button.addEventListener("click", () => move({ to: button.textContent.toLowerCase() }));
  byId("clock-panel").addEventListener("toggle", event => {
    if (event.newState === "open") byId("clock-to").value = byId("clock-to").min = times.localInput(times.now());
  });
  byId("clock-form").addEventListener("submit", event => {
    event.preventDefault();
    const to = byId("clock-to").value.slice(0, 16);
    if (to <= times.localInput(times.now())) complain("Time only goes forward.");
    else move({ to });
  });
}
