"use strict";

// Brings new lines in. Texts are set as text, never as markup.
const transcript = document.getElementById("transcript");

function item(line) {
  const entry = document.createElement("li");
  entry.className = line.isFromAlfred ? "alfred" : "person";
  const who = document.createElement("b");
  who.textContent = line.isFromAlfred ? "Alfred" : "You";
  const text = document.createElement("p");
  text.textContent = line.text;
  entry.append(who, text);
  return entry;
}

let shown = "";

function toNewest() {
  transcript.scrollTop = transcript.scrollHeight;
}

async function refresh() {
  try {
    const response = await fetch("/sandbox/transcript");
    const lines = response.ok ? await response.text() : shown;
    if (lines === shown) return;
    shown = lines;
    transcript.replaceChildren(...JSON.parse(lines).map(item));
    toNewest();
  } catch {
    // The process is away; the next round tries again.
  }
}

toNewest();
setInterval(refresh, 1000);
