/** What a person at a pane can do in the world, and what they then see of it. */
import { alertBox, photoInFull, toast } from "./menu.js";
import { grip, messageMenu } from "./gestures.js";
import { t } from "./words.js";
import { GENERAL } from "./world.js";

const DEEP_LINK = /^(?:https:\/\/t\.me\/|tg:\/\/resolve\?domain=)\w+[?&]start=([\w-]+)/;

export class Deeds {
  constructor(pane) {
    this.pane = pane;
    this.world = pane.world;
  }

  async #attempt(deed) {
    try {
      return (await deed) ?? true;
    } catch (error) {
      this.#note(t("failed", { why: error.message }));
      return false;
    }
  }

  #note = (text) => toast(this.pane.screen, text);

  /** Who acts and where. */
  get #here() {
    return { person: this.pane.person.id, chat: this.pane.chat.id };
  }

  say(letter) {
    const { chat, thread } = this.pane;
    const about = chat.messages.get(letter.reply_to);
    const aim = thread ?? (about?.is_topic_message ? about.message_thread_id : GENERAL);
    const topic = chat.forum && aim !== GENERAL ? { thread: aim } : {};
    return this.#attempt(this.world.say({ ...this.#here, ...topic, ...letter }));
  }

  block = (blocked) => this.#attempt(this.world.block(this.pane.person.id, blocked));

  react = (message, emoji) =>
    this.#attempt(this.world.react({ ...this.#here, message_id: message.message_id, emoji }));

  async press(message, button, index) {
    if (button.copy_text) return this.#copy(button.copy_text.text);
    if (button.url) return this.follow(button.url) || window.open(button.url, "_blank", "noopener");
    const pressed = { ...this.#here, message_id: message.message_id, button: index };
    const { answer } = await this.#attempt(this.world.press(pressed));
    if (!answer?.text) return;
    if (answer.show_alert) alertBox(answer.text);
    else this.#note(answer.text);
  }

  async #copy(text) {
    await navigator.clipboard?.writeText(text);
    this.#note(t("copied"));
  }

  /** A deep link into the bot is followed inside this world; true when it was one. */
  follow(url) {
    const token = DEEP_LINK.exec(url)?.[1];
    if (!token) return false;
    const { pane } = this;
    pane.sit(pane.person.id, pane.person.id);
    this.say({ text: `/start ${token}` });
    return true;
  }

  /** What taps on a message mean. */
  taps() {
    const { pane } = this;
    return {
      photo: photoInFull,
      again: () => pane.draw(),
      jump: (id) => pane.jump(id),
      topic: (id) => pane.sit(pane.person.id, pane.chat.id, id),
      command: (text) => this.say({ text }),
      link: (url) => this.follow(url),
      ready: (node, message) => this.#grip(node, message),
      react: (message, emoji) => this.react(message, emoji),
      press: (message, button, index) => this.press(message, button, index),
    };
  }

  #grip(node, message) {
    const { composer, person } = this.pane;
    const mine = message.from?.id === person.id;
    const reply = () => composer.reply(message);
    const edit = mine && (message.text ?? message.caption) ? () => composer.edit(message) : null;
    const deeds = { reply, edit, react: (emoji) => this.react(message, emoji), copy: (text) => this.#copy(text) };
    grip(node, { reply, menu: (at) => messageMenu(node, message, deeds, at) });
  }
}
