// The line to the server: one stream of what changes, and small posts of what people do.
const complaint = document.getElementById("complaint");
let complaintTimer;

export const largestFile = 5 * 1024 * 1024;
export const tooLarge = "That file is too large: the sandbox takes up to 5 MB.";

export function complain(text) {
  show(text, true);
}

// What is good to know and no trouble.
export function inform(text) {
  show(text, false);
}

function show(text, isTrouble) {
  complaint.textContent = text;
  complaint.classList.toggle("trouble", isTrouble);
  complaint.hidden = false;
  clearTimeout(complaintTimer);
  complaintTimer = setTimeout(() => { complaint.hidden = true; }, 8000);
}

const problems = {
  404: "This is no longer there: Alfred was restarted since.",
  413: tooLarge,
  502: "Alfred did not take it. Try again.",
};

async function send(path, options) {
  try {
    const response = await fetch(`/sandbox/${path}`, { method: "POST", ...options });
    if (response.ok) return response;
    complain(problems[response.status] ?? "That did not work. Try again.");
  } catch {
    complain("Alfred cannot be reached. Try again when this page is connected.");
  }
  return null;
}

export function post(path, data) {
  return send(path, { headers: { "Content-Type": "application/json" }, body: JSON.stringify(data ?? {}) });
}

export function postFile(path, file, query) {
  const fields = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return send(`${path}?${new URLSearchParams(fields)}`, { headers: { "Content-Type": file.type || "application/octet-stream" }, body: file });
}

// Calls a handler for each kind of change. The stream begins with the whole state, at first and after every interruption.
export function listen(handlers, showConnected) {
  let current;
  let again;
  const open = () => {
    const stream = current = new EventSource("/sandbox/events");
    for (const [name, handle] of Object.entries(handlers)) {
      stream.addEventListener(name, event => handle(JSON.parse(event.data)));
    }
    stream.addEventListener("open", () => showConnected(true));
    stream.addEventListener("error", () => {
      showConnected(false);
      // The server answered something else: the browser gives up, we do not.
      if (stream.readyState === EventSource.CLOSED) again = setTimeout(open, 2000);
    });
  };
  const close = () => {
    clearTimeout(again);
    current?.close();
  };
  if (!document.hidden) open();
  // A browser has six connections to one server for all its tabs: a tab that nobody looks at leaves its own to the others.
  document.addEventListener("visibilitychange", () => {
    close();
    if (!document.hidden) open();
  });
}
