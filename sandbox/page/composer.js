/** Where somebody writes: text, attachments, commands, and the bot's own keyboard. */
import { fromFile, sampleFile, samplePhoto, samplePlace, sampleVoice } from "./attach.js";
import { h, icon, nameOf, redraw } from "./dom.js";
import { summary } from "./gist.js";
import { openMenu } from "./menu.js";
import { ideas, t } from "./words.js";

const TALLEST = 160;

export class Composer {
  #drafts = new Map();
  #about = null; // {message, edit} while answering or editing one
  #tray = [];
  #ideas = false;
  #keys = true;

  /** `say(letter)` speaks for whoever sits here and tells whether it worked. */
  constructor(say) {
    this.say = say;
    this.input = h("textarea", { rows: 1, "data-testid": "composer", enterkeyhint: "send" });
    this.picker = h("input", { type: "file", multiple: true, hidden: true, onchange: () => this.#picked() });
    this.tools = {
      commands: this.#tool("menu", () => this.#openCommands(), { "aria-haspopup": "menu", "data-testid": "commands" }),
      attach: this.#tool("clip", () => this.#openAttach(), { "aria-haspopup": "menu", "data-testid": "attach" }),
      ideas: this.#tool("idea", () => this.#redo(() => (this.#ideas = !this.#ideas)), { "data-testid": "ideas" }),
      keyboard: this.#tool("keys", () => this.#redo(() => (this.#keys = !this.#keys))),
      sampleVoice: this.#tool("mic", () => this.say({ voice: sampleVoice })),
      send: this.#tool("send", () => this.send(), { class: "tool go", "data-testid": "send" }),
    };
    const { commands, attach, ...rest } = this.tools;
    const line = h("div", { class: "line" }, commands, attach, this.input, Object.values(rest), this.picker);
    const strip = (name) => (this[name] = h("div", { class: name }));
    this.node = h("div", { class: "composer" }, strip("chips"), strip("about"), strip("tray"), line, strip("replies"));
    this.input.addEventListener("input", () => this.#draw());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("paste", (event) => this.#pasted(event));
  }

  #tool = (name, onclick, more) => h("button", { type: "button", class: "tool", onclick, ...more }, icon(name));

  /** `seat`: {place, person, group, placeholder, commands, keyboard, fresh, ownLast}. */
  show(seat) {
    const moved = seat.place !== this.seat?.place;
    if (moved && this.seat) this.#drafts.set(this.seat.place, this.#about?.edit ? "" : this.input.value);
    if (moved) this.#empty(this.#drafts.get(seat.place));
    if (seat.keyboard !== this.seat?.keyboard) this.#keys = true;
    this.seat = seat;
    this.#draw();
  }

  #empty(text = "") {
    this.input.value = text;
    this.#about = null;
    this.#tray = [];
    this.#ideas = false;
  }

  #redo(change) {
    change();
    this.#draw();
    this.input.focus();
  }

  #draw() {
    const { seat, tools, input } = this;
    const empty = !input.value.trim() && !this.#tray.length;
    const suggests = empty && seat.person.role === "resident";
    for (const [key, tool] of Object.entries(tools)) tool.ariaLabel = tool.title = t(key);
    input.placeholder = input.ariaLabel = seat.keyboard?.input_field_placeholder ?? seat.placeholder;
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, TALLEST)}px`;
    tools.commands.hidden = !seat.commands.length;
    tools.keyboard.hidden = !seat.keyboard || !empty;
    tools.keyboard.ariaPressed = String(this.#keys);
    tools.ideas.hidden = !suggests;
    tools.ideas.ariaPressed = String(this.#ideas);
    tools.sampleVoice.hidden = !empty;
    tools.send.hidden = empty;
    this.#drawChips(suggests && (this.#ideas || seat.fresh));
    this.#drawAbout();
    redraw(this.tray, this.#tray.map((item) => this.#waiting(item)));
    this.#drawReplies();
  }

  #drawChips(shown) {
    const { person } = this.seat;
    const texts = shown ? (person.suggestions ?? ideas(person.language)) : [];
    const chip = (text) => h("button", { type: "button", "data-testid": "idea", onclick: () => this.#idea(text) }, text);
    redraw(this.chips, texts.map(chip));
  }

  #idea(text) {
    this.input.value = text;
    this.send();
  }

  #drawAbout() {
    if (!this.#about) return this.about.replaceChildren();
    const { message, edit } = this.#about;
    const title = edit ? t("editing") : t("replyTo", { name: nameOf(message.from) });
    const what = h("div", {}, h("b", {}, title), h("span", {}, summary(message)));
    const drop = this.#tool("close", () => this.#leave(), { "aria-label": t("cancel") });
    redraw(this.about, icon(edit ? "edit" : "reply"), what, drop);
  }

  #waiting(item) {
    const remove = () => this.#redo(() => (this.#tray = this.#tray.filter((one) => one !== item)));
    const face = item.photo ? h("img", { src: item.photo, alt: item.name }) : h("span", {}, icon("file"), item.name);
    return h("div", {}, face, this.#tool("close", remove, { "aria-label": `${t("remove")}: ${item.name}` }));
  }

  #drawReplies() {
    const { keyboard } = this.seat;
    const label = (button) => button.text ?? button;
    const key = (button) => h("button", { type: "button", onclick: () => this.#answer(button) }, label(button));
    const rows = this.#keys && keyboard ? keyboard.keyboard : [];
    redraw(this.replies, rows.map((row) => h("div", { class: "keyrow" }, row.map(key))));
  }

  #answer(button) {
    if (this.seat.keyboard.one_time_keyboard) this.#redo(() => (this.#keys = false));
    if (button.request_contact) return this.say({ contact: {} });
    if (button.request_location) return this.say({ location: samplePlace });
    return this.say({ text: button.text ?? button });
  }

  reply(message) {
    this.#redo(() => (this.#about = { message, edit: false }));
  }

  edit(message) {
    this.#about = { message, edit: true };
    this.#redo(() => (this.input.value = message.text ?? message.caption));
  }

  #leave() {
    this.#redo(() => this.#empty(this.#about.edit ? "" : this.input.value));
  }

  async addFiles(files) {
    for (const file of files) this.#add(await fromFile(file), file.name);
  }

  #add(thing, name) {
    this.#redo(() => this.#tray.push({ ...thing, name }));
  }

  async #addSample() {
    this.#add({ photo: await samplePhoto() }, t("samplePhoto"));
  }

  #picked() {
    this.addFiles([...this.picker.files]);
    this.picker.value = "";
  }

  #pasted(event) {
    const files = [...event.clipboardData.files];
    if (files.length) event.preventDefault();
    this.addFiles(files);
  }

  #openAttach() {
    const item = (key, symbol, testid, act) => ({ label: t(key), icon: symbol, testid, act });
    const document = sampleFile(`${t("sampleFile")}.txt`);
    const items = [
      item("samplePhoto", "photo", "attach-sample", () => this.#addSample()),
      item("attachFile", "clip", "attach-file", () => this.picker.click()),
      item("sampleVoice", "mic", "attach-voice", () => this.say({ voice: sampleVoice })),
      item("sampleFile", "file", "attach-document", () => this.#add({ document }, document.name)),
      item("myLocation", "pin", "attach-location", () => this.say({ location: samplePlace })),
      item("myContact", "person", "attach-contact", () => this.say({ contact: {} })),
    ];
    openMenu(this.tools.attach, items);
  }

  #openCommands() {
    const item = ({ command, description }) => ({
      label: `/${command}`,
      note: description,
      act: () => this.say({ text: `/${command}` }),
    });
    openMenu(this.tools.commands, this.seat.commands.map(item));
  }

  #key(event) {
    // The Enter that ends a pinyin composition must not send.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "ArrowUp" && !this.input.value && this.seat.ownLast) {
      event.preventDefault();
      this.edit(this.seat.ownLast);
    } else if (event.key === "Escape" && this.#about) {
      event.stopPropagation();
      this.#leave();
    }
  }

  async send() {
    const text = this.input.value.trim();
    const [about, tray] = [this.#about, this.#tray];
    if (!text && !tray.length) return;
    this.#redo(() => this.#empty());
    for (const letter of letters(text, tray, about)) {
      if (await this.say(letter)) continue;
      return this.#redo(() => this.#restore(text, about, tray));
    }
  }

  #restore(text, about, tray) {
    this.input.value ||= text;
    this.#about = about;
    this.#tray = tray;
  }
}

/** What goes out at once: an edit, or an album with its caption, then each document. */
function letters(text, tray, about) {
  if (about?.edit) return [{ edit: about.message.message_id, text }];
  const photos = tray.flatMap((one) => one.photo ?? []);
  const letters = tray.filter((one) => one.document).map(({ document }) => ({ document }));
  if (photos.length) letters.unshift({ photos });
  if (!letters.length) letters.push({});
  if (text) letters[0].text = text;
  if (about) letters[0].reply_to = about.message.message_id;
  return letters;
}
