/** The sandbox as this page knows it: people, chats, messages and the clock, kept fresh by its event stream. */

export const GENERAL = "general";
const TYPING_LASTS = 5000;
const RETRY = 1000;
const SETTLE = 400;

async function ask(path, body) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`/sandbox/${path}`, body && { method: "POST", headers, body: JSON.stringify(body) });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? response.statusText);
  return answer;
}

export const fileUrl = (id) => `/sandbox/files/${encodeURIComponent(id)}`;
export const threadOf = (message) => (message.is_topic_message ? message.message_thread_id : GENERAL);

export class World extends EventTarget {
  demo = { people: [] };
  chats = new Map();
  clock = {};
  online = true;
  #read = new Map();
  #typing = new Map();
  #people = new Map();
  #commands = new Map();
  #event = 0;
  #looking = 0;

  listen() {
    const stream = new EventSource("/sandbox/events");
    stream.onopen = () => this.#load().then(() => this.#setOnline(true), stream.onerror);
    stream.onmessage = ({ data }) => this.#heard(JSON.parse(data));
    // A new stream, not the browser's own resumption: a restarted sandbox counts its events from the start.
    stream.onerror = () => {
      stream.close();
      this.#setOnline(false);
      setTimeout(() => this.listen(), RETRY);
    };
  }

  async #load() {
    const known = this.chats;
    this.chats = new Map();
    this.#commands.clear();
    await Promise.all([this.#list(), this.#meet(), this.#lookAtClock()]);
    this.demo = await ask("demo").catch(() => this.#anybody());
    // What was there before we looked counts as read; what came while we were away does not.
    for (const [id, chat] of this.chats) {
      const last = Math.max(0, ...chat.messages.keys());
      chat.since = Math.min(known.get(id)?.since ?? last, last);
    }
  }

  /** A world without a cast: whoever is in a group is staff. */
  #anybody() {
    const role = (id) => (this.chatsOf(id).length > 1 ? "staff" : "resident");
    const cast = ({ id, name, language_code: language }) => ({ id, name, language, role: role(id) });
    return { people: [...this.#people.values()].map(cast) };
  }

  async #meet() {
    const { people } = await ask("people");
    this.#people = new Map(people.map((person) => [person.id, person]));
  }

  async #list() {
    const { chats, event } = await ask("chats");
    // A count that went back means another world; what was read in the old one says nothing here.
    if (event < this.#event) this.#read.clear();
    this.#event = event;
    const known = this.chats;
    const fresh = () => ({ since: 0, messages: new Map() });
    this.chats = new Map(chats.map((chat) => [chat.id, { ...(known.get(chat.id) ?? fresh()), ...chat }]));
    await Promise.all([...this.chats.keys()].filter((id) => !known.has(id)).map((id) => this.#fill(id)));
  }

  async #fill(id) {
    const { messages } = await ask(`chats/${id}/messages?after=0`);
    const { messages: shown } = this.chats.get(id);
    for (const message of messages) shown.set(message.message_id, message);
  }

  async #lookAtClock() {
    const { now, next_due: due } = await ask("clock");
    this.clock = { now: new Date(now), seen: Date.now(), nextDue: due ? new Date(due) : null };
  }

  /** Whatever happens may move the next thing due; one look after a burst is enough. */
  #lookSoon() {
    clearTimeout(this.#looking);
    const look = () => this.#lookAtClock().then(() => this.#tell("clock"), () => {});
    this.#looking = setTimeout(look, SETTLE);
  }

  #setOnline(online) {
    this.online = online;
    this.#tell("online");
  }

  #tell(kind, detail = {}) {
    this.dispatchEvent(new CustomEvent("change", { detail: { kind, ...detail } }));
  }

  async #heard(event) {
    const { kind, chat: id, message } = event;
    const chat = this.chats.get(id);
    if (message && chat) chat.messages.set(message.message_id, message);
    else if (kind === "delete") chat?.messages.delete(event.message_id);
    else if (kind === "clock") this.clock = { ...this.clock, now: new Date(event.now), seen: Date.now() };
    else if (kind === "typing") this.#types(id);
    else if (kind === "commands") this.#commands.clear();
    else if (kind !== "answer") await Promise.all([this.#list(), this.#meet()]).catch(() => {});
    if (kind === "message" && message.from?.is_bot) this.#typing.delete(id);
    this.#tell(kind, event);
    if (kind !== "typing") this.#lookSoon();
  }

  #types(chat) {
    this.#typing.set(chat, Date.now() + TYPING_LASTS);
    setTimeout(() => this.#tell("typing"), TYPING_LASTS + 50);
  }

  // --- looking -------------------------------------------------------------------------------

  person = (id) => this.demo.people.find((person) => person.id === id);

  isBlocked = (id) => this.#people.get(id)?.blocked ?? false;

  /** The command menu somebody has there; asked for once, told when it comes. */
  commands(person, chat) {
    const key = `person=${person}&chat=${chat}`;
    if (!this.#commands.has(key)) {
      this.#commands.set(key, []);
      const learn = ({ commands }) => this.#commands.set(key, commands) && commands.length && this.#tell("menu");
      ask(`commands?${key}`).then(learn, () => this.#commands.delete(key));
    }
    return this.#commands.get(key);
  }

  get bot() {
    const spoken = [...this.chats.values()].flatMap((chat) => [...chat.messages.values()]);
    return this.demo.bot ?? spoken.find(({ from }) => from?.is_bot)?.from ?? { is_bot: true, name: "Bot" };
  }

  get zone() {
    return this.demo.zone ?? "Asia/Shanghai";
  }

  /** The groups somebody is in, then the private chat with the bot. */
  chatsOf(person) {
    const isIn = ({ type, members }) => type !== "private" && members.some(({ id }) => id === person);
    return [...this.chats.values()].filter(isIn).concat(this.chats.get(person) ?? []);
  }

  messages(chatId, thread = null) {
    const all = [...(this.chats.get(chatId)?.messages.values() ?? [])];
    const shown = thread === null ? all : all.filter((message) => threadOf(message) === thread);
    return shown.sort((a, b) => a.message_id - b.message_id);
  }

  isTyping = (chatId) => (this.#typing.get(chatId) ?? 0) > Date.now();

  unread(viewer, chatId, thread = null) {
    const { since = 0 } = this.chats.get(chatId) ?? {};
    const readUpTo = (message) => this.#read.get(`${viewer} ${chatId} ${threadOf(message)}`) ?? since;
    const isNew = (message) => message.from?.id !== viewer && message.message_id > readUpTo(message);
    return this.messages(chatId, thread).filter(isNew).length;
  }

  unreadOf(viewer) {
    return this.chatsOf(viewer).reduce((sum, chat) => sum + this.unread(viewer, chat.id), 0);
  }

  markRead(viewer, chatId, messages) {
    for (const message of messages) this.#read.set(`${viewer} ${chatId} ${threadOf(message)}`, message.message_id);
  }

  // --- doing ---------------------------------------------------------------------------------

  say = (letter) => ask("say", letter);
  press = (press) => ask("press", press);
  react = (reaction) => ask("react", reaction);
  block = (person, blocked) => ask(`people/${person}`, { blocked });

  /** Winds the clock and waits until the bot has done all that fell due on the way. */
  async moveClock(step) {
    await ask("clock", step);
    await ask("idle?timeout=10");
    await this.#lookAtClock();
    // The stream may trail the answers a little.
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
  }
}
