// Puts the page together: the state goes to whoever shows it.
import { h } from "./dom.js";
import { listen, inform } from "./connection.js";
import * as stage from "./stage.js";
import { Phones } from "./phones.js";
import { Workspace } from "./workspace.js";

const main = document.getElementById("stage");
let phones = null;
let workspace = null;
let isConnected = false;
let has = { phones: false, model: false };

function begin(state) {
  document.getElementById("instance").textContent = state.instance;
  document.title = `Alfred sandbox · ${state.instance}`;
  stage.showClock(state.clock);
  has = { phones: state.phones !== null, model: state.hasModel };
  stage.showFaults(state.faults, has);
  document.getElementById("model-link").hidden = !has.model;
  stage.showTraffic(state.traffic);
  // What somebody is writing outlives an interruption of the line: the views stay and take the new state.
  if (state.phones && !phones) phones = new Phones();
  if (state.workspace && !workspace) workspace = new Workspace();
  const views = [phones, workspace].filter(Boolean);
  const hadMessages = views.some(view => view.count > 0);
  views.forEach(view => view.begin(state));
  if (hadMessages && views.every(view => view.count === 0)) inform("Alfred was restarted. The sandbox forgot the conversations; what Alfred keeps for you is still there: ask for it.");
  if (!main.contains(views[0].element)) main.replaceChildren(...views.map(view => view.element));
  chooseBetween(views);
}

function chooseBetween(views) {
  const navigation = document.getElementById("views");
  if (views.length < 2 || navigation.childElementCount) return;
  navigation.hidden = false;
  const buttons = views.map(view => h("button", { type: "button", onclick: () => show(view) }, view.title));
  navigation.append(...buttons);
  const show = shown => views.forEach((view, index) => {
    view.element.hidden = view !== shown;
    buttons[index].setAttribute("aria-pressed", view === shown);
  });
  show(views[0]);
}

function showConnected(connected) {
  isConnected = connected;
  document.body.classList.toggle("is-offline", !connected);
  phones?.showConnected(connected);
  // A moment without the line is nothing to speak of.
  setTimeout(() => { document.getElementById("offline").hidden = isConnected; }, connected ? 0 : 1500);
}

stage.start();
listen({
  state: begin,
  clock: clock => { stage.showClock(clock); phones?.refreshTimes(); },
  faults: list => stage.showFaults(list, has),
  traffic: stage.addTraffic,
  phone: change => phones?.put(change),
  typing: change => phones?.showTyping(change),
  message: message => workspace?.put(message),
  removed: name => workspace?.remove(name),
  view: view => workspace?.openView(view),
  home: home => workspace?.putHome(home),
  closed: view => workspace?.closeView(view),
}, showConnected);
