// The line to the server: one stream of what changes, and small posts of what people do.
const complaint = document.getElementById("complaint");
let complaintTimer;

export function complain(text) {
  complaint.textContent = text;
  complaint.hidden = false;
  clearTimeout(complaintTimer);
  complaintTimer = setTimeout(() => { complaint.hidden = true; }, 8000);
}

async function send(path, options) {
  try {
    const response = await fetch(`/sandbox/${path}`, { method: "POST", ...options });
    if (response.ok) return response;
    complain(response.status === 413 ? "That file is too large: the sandbox takes up to 5 MB." : "That did not work. Is something switched off under Trouble?");
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
  const stream = new EventSource("/sandbox/events");
  for (const [name, handle] of Object.entries(handlers)) {
    stream.addEventListener(name, event => handle(JSON.parse(event.data)));
  }
  stream.addEventListener("open", () => showConnected(true));
  stream.addEventListener("error", () => {
    showConnected(false);
    if (stream.readyState !== EventSource.CLOSED) return;
    // The server answered something else: the browser gives up, we do not.
    setTimeout(() => listen(handlers, showConnected), 2000);
  });
}
