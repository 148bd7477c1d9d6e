/** One side of the table: somebody's screen, with their chats, topics, conversation and composer. */
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Deeds } from "./deeds.js";
import { arrange, h, icon } from "./dom.js";
import { drawHead, drawPinned, drawSeat, drawTopics, EVERYTHING, intro, topicsOf } from "./head.js";
import { t } from "./words.js";
import { GENERAL } from "./world.js";

const TEST_IDS = { resident: "pane-resident", staff: "pane-ops" };

export class Pane {
  #chosen = new Map();
  #threads = new Map();

  /** `side` is resident or staff; `visible` tells whether this pane is on the screen at all. */
  constructor(world, side, visible) {
    Object.assign(this, { world, side, visible });
    const choose = () => this.sit(Number(this.select.value));
    this.select = h("select", { "data-testid": "person-select", onchange: choose });
    this.face = h("span", { class: "face" });
    this.who = h("label", { class: "who" }, this.face, this.select, icon("down"));
    this.tabs = h("div", { class: "tabs", role: "tablist" });
    const opens = { "aria-haspopup": "menu", "data-testid": "more" };
    this.more = h("button", { type: "button", class: "tool", ...opens }, icon("more"));
    this.topics = h("div", { class: "topics", role: "tablist" });
    this.pinned = h("button", { type: "button", class: "pinned", hidden: true });
    this.deeds = new Deeds(this);
    this.composer = new Composer((letter) => this.#say(letter));
    this.talk = new Conversation(world, this.deeds.taps());
    this.unblock = h("button", { type: "button", class: "wide-button", onclick: () => this.deeds.block(false) });
    this.foot = h("div", { class: "foot" }, this.composer.node);
    this.time = h("span");
    this.screen = this.#screen();
    this.node = h("section", { class: `pane ${side}`, "data-testid": TEST_IDS[side] }, this.who, this.screen);
    this.#takeDrops();
  }

  #screen() {
    const phone = h("div", { class: "status", "aria-hidden": "true" }, this.time, h("i"), h("span", {}, "5G ▮▮▮"));
    const head = h("header", { class: "head" }, this.tabs, this.more);
    const chat = h("div", { class: "chat" }, this.pinned, this.talk.node, this.foot);
    const middle = h("div", { class: "middle" }, this.topics, chat);
    return h("div", { class: "screen" }, this.side === "resident" && phone, head, middle);
  }

  get people() {
    const resident = this.side === "resident";
    return this.world.demo.people.filter((person) => (person.role === "resident") === resident);
  }

  get chat() {
    const chats = this.world.chatsOf(this.person.id);
    const wished = [this.#chosen.get(this.person.id), this.world.demo.ops_group];
    return wished.map((id) => chats.find((chat) => chat.id === id)).find(Boolean) ?? chats[0];
  }

  /** The topic on show; null is all of them, or a chat that has none. */
  get thread() {
    const thread = this.#threads.get(this.chat.id) ?? EVERYTHING;
    return this.chat.forum && thread !== EVERYTHING ? thread : null;
  }

  sit = (personId, chatId = null, thread = null) => {
    this.person = this.world.person(personId);
    if (chatId !== null) this.#chosen.set(personId, chatId);
    if (thread !== null) this.#threads.set(chatId, thread);
    this.draw();
  };

  draw() {
    this.person = this.world.person(this.person?.id) ?? this.people[0];
    if (!this.person || !this.chat) return;
    const { chat, person, thread, world } = this;
    const messages = world.messages(chat.id, thread);
    this.node.ariaLabel = t(this.side);
    this.#drawTalk(messages);
    if (this.visible() && this.talk.stuck) world.markRead(person.id, chat.id, messages);
    this.talk.tellUnread(world.unread(person.id, chat.id, thread));
    drawSeat(this);
    drawHead(this.tabs, this.more, this);
    drawTopics(this.topics, this);
    drawPinned(this.pinned, chat, messages, (id) => this.jump(id));
    this.#drawFoot(messages);
  }

  get #place() {
    return `${this.person.id} ${this.chat.id} ${this.thread}`;
  }

  #drawTalk(messages) {
    const { chat, person, thread } = this;
    const group = chat.type !== "private";
    const mixed = chat.forum && thread === null;
    const topics = mixed ? new Map(topicsOf(chat).map((topic) => [topic.id, topic])) : null;
    const begin = () => this.deeds.say({ text: "/start" });
    const empty = group ? h("div", { class: "pill" }, t("emptyGroup")) : intro(this.world, begin);
    this.talk.show(this.#place, person.id, messages, { group, topics, empty });
  }

  #drawFoot(messages) {
    const { chat, person, thread } = this;
    this.unblock.textContent = t("unblock");
    const blocked = chat.type === "private" && this.world.isBlocked(person.id);
    arrange(this.foot, [blocked ? this.unblock : this.composer.node]);
    const own = messages.filter((message) => message.from?.id === person.id);
    const group = chat.type !== "private";
    const topic = topicsOf(chat).find((one) => one.id === (thread ?? GENERAL))?.name;
    this.composer.show({
      place: this.#place,
      person,
      group,
      placeholder: chat.forum ? t("writeIn", { topic }) : t("write"),
      commands: this.world.commands(person.id, chat.id),
      keyboard: replyKeyboard(chat, person),
      fresh: !group && !own.some((message) => !message.text?.startsWith("/")),
      ownLast: own.findLast((message) => message.text || message.caption),
    });
  }

  #say(letter) {
    this.talk.stuck = true;
    return this.deeds.say(letter);
  }

  jump(id) {
    if (!this.talk.find(id) && this.thread !== null) this.sit(this.person.id, this.chat.id, EVERYTHING);
    this.talk.jump(id);
  }

  #takeDrops() {
    const hover = (on) => (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      this.screen.classList.toggle("dropping", on);
    };
    this.screen.addEventListener("dragover", hover(true));
    this.screen.addEventListener("dragleave", hover(false));
    this.screen.addEventListener("drop", (event) => {
      hover(false)(event);
      this.composer.addFiles([...event.dataTransfer.files]);
    });
  }
}

/** The bot's last word on the keyboard below the line: shown, aimed at somebody else, or taken away. */
function replyKeyboard(chat, person) {
  const spoken = [...chat.messages.values()].sort((a, b) => b.message_id - a.message_id);
  const last = spoken.find(({ reply_markup: markup }) => markup?.keyboard || markup?.remove_keyboard);
  const aimed = !last?.reply_markup.selective || last.reply_to_message?.from?.id === person.id;
  return last?.reply_markup.keyboard && aimed ? last.reply_markup : null;
}
