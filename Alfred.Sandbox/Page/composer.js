// The field to write in, with files and voice notes: the same on phones and in the workspace.
import { h, iconButton, icon } from "./dom.js";
import { complain, largestFile, tooLarge } from "./connection.js";

// What both providers take as one message.
const longest = 4000;
let composers = 0;

export class Composer {
  // label: for screen readers; onText(text, quoted), onFile(file, text, isVoice); suggest(text) gives hints for what is being written.
  constructor({ label, placeholder, onText, onFile, suggest }) {
    this.onText = onText;
    this.onFile = onFile;
    this.suggest = suggest;
    this.field = h("textarea", { rows: 1, placeholder, "aria-label": label, dir: "auto", autocomplete: "off", onkeydown: event => this.keyDown(event), oninput: () => this.refresh() });
    this.chooser = h("input", { type: "file", hidden: true, onchange: () => this.choose(this.chooser.files[0]) });
    this.sender = iconButton("send", "Send", { type: "submit", class: "send" });
    this.recorder = iconButton("mic", "Record a voice note", { onclick: () => this.record(), class: "mic" });
    this.preview = h("div.preview", { hidden: true });
    this.length = h("p.length", { role: "status" });
    this.hints = h("ul.hints", { id: `hints-${++composers}`, hidden: true, role: "listbox", "aria-label": "Commands" });
    if (suggest) this.field.setAttribute("aria-autocomplete", "list");
    if (suggest) this.field.setAttribute("aria-controls", this.hints.id);
    this.element = h("form.composer", { onsubmit: event => { event.preventDefault(); this.send(); } },
      this.hints, this.preview, this.length,
      h("div.row", {}, iconButton("attach", "Attach a photo or a file", { onclick: () => this.chooser.click() }), this.chooser, this.field, this.recorder, this.sender));
    this.element.addEventListener("paste", event => {
      if (event.clipboardData.files.length) this.choose(event.clipboardData.files[0]);
    });
    this.refresh();
  }

  keyDown(event) {
    if (event.isComposing) return;
    if (!this.hints.hidden && this.moveHint(event)) return;
    if (event.key === "Escape" && !this.preview.hidden) {
      event.stopPropagation();
      if (this.recording) this.discard();
      else this.clear();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.send();
  }

  // Arrows choose among the hints, Tab and Enter take one.
  moveHint(event) {
    const options = [...this.hints.children];
    const at = options.findIndex(option => option.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") {
      event.stopPropagation();
      this.hints.hidden = true;
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = (at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
      options.forEach((option, index) => option.setAttribute("aria-selected", index === next));
      options[next].scrollIntoView({ block: "nearest" });
      this.field.setAttribute("aria-activedescendant", options[next].id);
    } else if ((event.key === "Tab" || event.key === "Enter") && at >= 0) options[at].click();
    else return false;
    event.preventDefault();
    return true;
  }

  refresh() {
    const isEmpty = this.field.value.trim() === "" && !this.file;
    this.recorder.hidden = !isEmpty || !navigator.mediaDevices;
    this.sender.hidden = isEmpty && !this.recorder.hidden;
    const { length } = this.field.value;
    this.length.textContent = length > longest ? `${length.toLocaleString("en")} of at most ${longest.toLocaleString("en")} characters` : "";
    this.field.setAttribute("aria-invalid", String(length > longest));
    this.field.removeAttribute("aria-activedescendant");
    const hints = this.suggest?.(this.field.value) ?? [];
    this.hints.hidden = hints.length === 0;
    this.hints.replaceChildren(...hints.map((hint, index) => h("li", {
      id: `${this.hints.id}-${index}`, role: "option", "aria-selected": "false",
      onclick: () => { this.field.value = hint.text; this.refresh(); this.hints.hidden = true; this.field.focus(); },
    }, h("strong", {}, hint.text), h("span", {}, hint.meaning))));
  }

  choose(file) {
    if (!file) return;
    this.clear();
    if (file.size > largestFile) {
      complain(tooLarge);
      return;
    }
    this.file = file;
    if (file.type.startsWith("image/")) this.picture = URL.createObjectURL(file);
    this.showPreview(this.picture ? h("img", { src: this.picture, alt: "" }) : icon("file"), file.name);
  }

  quote(message, text) {
    this.clear();
    this.quoted = message;
    this.quotedText = text;
    this.showPreview(icon("reply"), text);
  }

  showPreview(mark, text) {
    this.preview.replaceChildren(mark, h("span", { dir: "auto" }, text), iconButton("close", "Leave it out", { onclick: () => (this.recording ? this.discard() : this.clear()) }));
    this.preview.hidden = false;
    this.refresh();
    this.field.focus();
  }

  clear() {
    this.file = this.quoted = undefined;
    if (this.picture) URL.revokeObjectURL(this.picture);
    this.picture = undefined;
    this.chooser.value = "";
    this.preview.hidden = true;
    this.preview.replaceChildren();
    this.refresh();
  }

  async send() {
    const text = this.field.value.trim();
    if ((!text && !this.file) || this.recording) return;
    if (text.length > longest) {
      complain(`That is too long for one message: ${longest.toLocaleString("en")} characters at most.`);
      return;
    }
    const { file, quoted, quotedText } = this;
    this.field.value = "";
    this.clear();
    const isTaken = file ? await this.onFile(file, text, false) : await this.onText(text, quoted);
    if (isTaken || this.field.value || this.file || this.quoted) return;
    // What could not be sent is not lost.
    if (file) this.choose(file);
    else if (quoted) this.quote(quoted, quotedText);
    this.field.value = text;
    this.refresh();
  }

  async record() {
    if (this.recording) {
      this.recording.stop();
      return;
    }
    try {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
      const parts = [];
      this.clear();
      this.isDiscarded = false;
      this.recording = new MediaRecorder(sound);
      this.recording.ondataavailable = event => parts.push(event.data);
      this.recording.onstop = () => {
        sound.getTracks().forEach(track => track.stop());
        const type = this.recording.mimeType.split(";")[0];
        this.recording = null;
        this.showRecording(false);
        if (!this.isDiscarded) this.onFile(new File(parts, "voice-note", { type }), "", true);
      };
      this.recording.start();
      this.showRecording(true);
    } catch {
      complain("No microphone can be used here. Attach a sound file instead.");
    }
  }

  showRecording(isOn) {
    this.recorder.replaceChildren(icon(isOn ? "stop" : "mic"));
    this.recorder.title = isOn ? "Send the voice note" : "Record a voice note";
    this.recorder.setAttribute("aria-label", this.recorder.title);
    this.element.classList.toggle("is-recording", isOn);
    this.field.readOnly = isOn;
    if (isOn) this.showPreview(icon("mic"), "Recording…");
    else this.clear();
    this.recorder.focus();
  }

  discard() {
    this.isDiscarded = true;
    this.recording.stop();
  }
}
