// Shows what the played model was asked.
import { h } from "./dom.js";
import { listen, complain } from "./connection.js";

const list = document.getElementById("requests");
const none = document.getElementById("none");

async function refresh() {
  const response = await fetch("/sandbox/model/requests");
  if (!response.ok) return complain("The requests cannot be read. Is Alfred running?");
  const entries = await response.json();
  none.hidden = entries.length > 0;
  list.replaceChildren(...entries.map(row));
}

function row(entry) {
  const calls = entry.answer?.calls ?? [];
  const answer = [entry.answer?.text, ...calls.map(call => `${call.tool} ${call.arguments}`)].filter(Boolean).join("\n");
  return h("li", {},
    h("h2", {}, `${entry.number}. ${new Date(entry.at).toLocaleTimeString()} · ${entry.model} · ${entry.status}`),
    h("dl", {},
      ...entry.messages.flatMap(message => [h("dt", {}, message.role), h("dd", { tabIndex: 0 }, message.text + (message.hasPicture ? "\n(a picture)" : ""))]),
      h("dt", {}, "tools"), h("dd", { tabIndex: 0 }, entry.tools.length ? entry.tools.join(", ") : "none"),
      h("dt", {}, "answer"), h("dd", { tabIndex: 0 }, answer || "nothing: Alfred answers by itself")),
    h("details", {}, h("summary", {}, "The request as it was sent"), h("pre", {}, pretty(entry.body))));
}

// A body that was shortened is no JSON any more.
function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

listen({ state: refresh, model: refresh }, () => {});
