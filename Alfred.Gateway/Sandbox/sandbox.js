"use strict";

// Brings new lines in. Texts are set as text, never as markup.
const transcript = document.getElementById("transcript");

function item(line) {
  const entry = document.createElement("li");
  entry.className = line.isFromAlfred ? "alfred" : "person";
  const who = document.createElement("b");
  who.textContent = line.isFromAlfred ? "Alfred" : line.person;
  const text = document.createElement("p");
  text.textContent = line.text;
  entry.append(who, text);
  return entry;
}

async function refresh() {
  try {
    const response = await fetch("/sandbox/transcript");
    if (response.ok) transcript.replaceChildren(...(await response.json()).map(item));
  } catch {
    // The process is away; the next round tries again.
  }
}

setInterval(refresh, 1000);
