// The field to write in, with files and voice notes: the same on phones and in the workspace.
import { h, iconButton, icon } from "./dom.js";
import { complain } from "./connection.js";

export class Composer {
  // label: for screen readers; onText(text, quoted), onFile(file, text, isVoice); suggest(text) gives hints for what is being written.
  constructor({ label, placeholder, onText, onFile, suggest }) {
    this.onText = onText;
    this.onFile = onFile;
    this.suggest = suggest;
    this.field = h("textarea", { rows: 1, placeholder, "aria-label": label, maxLength: 4000, autocomplete: "off", onkeydown: event => this.keyDown(event), oninput: () => this.refresh() });
    this.chooser = h("input", { type: "file", hidden: true, onchange: () => this.choose(this.chooser.files[0]) });
    this.sender = iconButton("send", "Send", { type: "submit", class: "send" });
    this.recorder = iconButton("mic", "Record a voice note", { onclick: () => this.record(), class: "mic" });
    this.preview = h("div.preview", { hidden: true });
    this.hints = h("ul.hints", { hidden: true, role: "listbox", "aria-label": "Commands" });
    this.element = h("form.composer", { onsubmit: event => { event.preventDefault(); this.send(); } },
      this.hints, this.preview,
      h("div.row", {}, iconButton("attach", "Attach a photo or a file", { onclick: () => this.chooser.click() }), this.chooser, this.field, this.recorder, this.sender));
    this.element.addEventListener("paste", event => {
      if (event.clipboardData.files.length) this.choose(event.clipboardData.files[0]);
    });
    this.refresh();
  }

  keyDown(event) {
    if (event.isComposing) return;
    if (!this.hints.hidden && this.moveHint(event)) return;
    if (event.key === "Escape" && this.quoted) this.clear();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.send();
  }

  // Arrows choose among the hints, Tab and Enter take one.
  moveHint(event) {
    const options = [...this.hints.children];
    const at = options.findIndex(option => option.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") this.hints.hidden = true;
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = (at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
      options.forEach((option, index) => option.setAttribute("aria-selected", index === next));
      options[next].scrollIntoView({ block: "nearest" });
    } else if ((event.key === "Tab" || event.key === "Enter") && at >= 0) options[at].click();
    else return false;
    event.preventDefault();
    return true;
  }

  refresh() {
    const isEmpty = this.field.value.trim() === "" && !this.file;
    this.recorder.hidden = !isEmpty || !navigator.mediaDevices;
    this.sender.hidden = isEmpty && !this.recorder.hidden;
    const hints = this.suggest?.(this.field.value) ?? [];
    this.hints.hidden = hints.length === 0;
    this.hints.replaceChildren(...hints.map(hint => h("li", {
      role: "option", "aria-selected": "false",
      onclick: () => { this.field.value = hint.text; this.refresh(); this.hints.hidden = true; this.field.focus(); },
    }, h("strong", {}, hint.text), h("span", {}, hint.meaning))));
  }

  choose(file) {
    if (!file) return;
    this.file = file;
    const picture = file.type.startsWith("image/") && h("img", { src: URL.createObjectURL(file), alt: "" });
    this.showPreview(picture || icon("file"), file.name);
  }

  quote(message, text) {
    this.quoted = message;
    this.showPreview(icon("reply"), text);
  }

  showPreview(mark, text) {
    this.preview.replaceChildren(mark, h("span", {}, text), iconButton("close", "Leave it out", { onclick: () => this.clear() }));
    this.preview.hidden = false;
    this.refresh();
    this.field.focus();
  }

  clear() {
    this.file = this.quoted = undefined;
    this.chooser.value = "";
    this.preview.hidden = true;
    this.refresh();
  }

  async send() {
    const text = this.field.value.trim();
    if (!text && !this.file) return;
    const { file, quoted } = this;
    this.field.value = "";
    this.clear();
    const isTaken = file ? await this.onFile(file, text, false) : await this.onText(text, quoted);
    // What could not be sent is not lost.
    if (!isTaken && !this.field.value) {
      this.field.value = text;
      this.refresh();
    }
  }

  async record() {
    if (this.recording) {
      this.recording.stop();
      return;
    }
    try {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
      const parts = [];
      this.recording = new MediaRecorder(sound);
      this.recording.ondataavailable = event => parts.push(event.data);
      this.recording.onstop = () => {
        sound.getTracks().forEach(track => track.stop());
        const type = this.recording.mimeType.split(";")[0];
        this.recording = null;
        this.showRecording(false);
        this.onFile(new File(parts, "voice-note", { type }), "", true);
      };
      this.recording.start();
      this.showRecording(true);
    } catch {
      complain("No microphone can be used here. Attach a sound file instead.");
    }
  }

  showRecording(isOn) {
    this.recorder.replaceChildren(icon(isOn ? "stop" : "mic"));
    this.recorder.setAttribute("aria-label", isOn ? "Send the voice note" : "Record a voice note");
    this.element.classList.toggle("is-recording", isOn);
    this.field.placeholder = isOn ? "Recording…" : this.field.placeholder;
  }
}
