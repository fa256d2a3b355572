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
};

let switchedOn = new Map();

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
}

async function move(target) {
  if (await post("clock", target)) byId("clock-panel").hidePopover();
}

export function showFaults(list, hasPhones) {
  switchedOn = new Map(list.map(entry => [entry.fault, entry.count]));
  const rows = Object.entries(faults).filter(([, [, , where]]) => where === "all" || hasPhones).map(([fault, [name, meaning]]) => faultRow(fault, name, meaning));
  const panel = byId("faults");
  // The switch that somebody is on keeps the focus.
  const focused = document.activeElement?.id;
  panel.replaceChildren(...rows);
  if (focused?.startsWith("fault-")) byId(focused)?.focus();
  const count = byId("faults-count");
  count.hidden = switchedOn.size === 0;
  count.textContent = switchedOn.size;
  const notice = byId("trouble");
  notice.hidden = switchedOn.size === 0;
  if (switchedOn.size) {
    const names = [...switchedOn.keys()].map(fault => faults[fault][0]).join(", ");
    notice.replaceChildren(`${names}: switched on.`, h("button", { type: "button", onclick: endTrouble }, "End it"));
  }
}

function faultRow(fault, name, meaning) {
  const count = switchedOn.get(fault);
  return h("li", {},
    h("label", { htmlFor: `fault-${fault}` },
      h("strong", {}, name),
      h("span", {}, meaning),
      count !== undefined && h("em", {}, count === 1 ? "had an effect once" : `had an effect ${count} times`)),
    h("input", { id: `fault-${fault}`, type: "checkbox", role: "switch", checked: count !== undefined, onchange: event => post(`faults/${fault}/${event.target.checked}`) }));
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
  for (const button of document.querySelectorAll("#clock-panel [data-minutes]")) {
    button.addEventListener("click", () => move({ minutes: Number(button.dataset.minutes) }));
  }
  for (const button of document.querySelectorAll("#clock-panel [data-to]")) {
    button.addEventListener("click", () => move({ to: button.dataset.to }));
  }
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
