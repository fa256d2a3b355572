"use strict";
// Loads what the page shows again when the server says that something happened. Without script pages work all the same.
const main = document.getElementById("main");
const offline = document.getElementById("offline");

// What was said about an action is said once.
const address = new URL(location.href);
if (address.searchParams.has("said")) {
  address.searchParams.delete("said");
  history.replaceState(null, "", address);
}

if (main.dataset.events) {
  let isLoading = false;
  let isStale = false;

  // Nothing is taken away from under somebody's hands.
  const isInUse = () =>
    document.hidden || main.querySelector("details[open]") || document.activeElement?.closest("main form") || !getSelection().isCollapsed;

  const load = async () => {
    isStale = true;
    if (isLoading || isInUse()) return;
    isLoading = true;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.status === 401) location.reload();
      if (!answer.headers.get("Content-Type")?.startsWith("text/html")) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      main.replaceChildren(...page.getElementById("main").childNodes);
      isStale = false;
    } catch {
      // The stream of events says when the server is back.
    } finally {
      isLoading = false;
    }
  };

  const events = new EventSource(main.dataset.events);
  events.addEventListener("change", load);
  events.addEventListener("beat", () => { if (isStale) load(); });
  events.addEventListener("hello", () => { if (!offline.hidden) load(); offline.hidden = true; });
  events.addEventListener("error", () => { offline.hidden = false; });
  document.addEventListener("visibilitychange", () => { if (isStale) load(); });
  addEventListener("pagehide", () => events.close());
}
