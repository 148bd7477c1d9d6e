/** The list of messages in a pane: days, groups of bubbles, scrolling, and walking it by keyboard. */
import { arrange, h, icon } from "./dom.js";
import { bubble } from "./bubble.js";
import { serviceText } from "./gist.js";
import { page, t } from "./words.js";
import { threadOf } from "./world.js";

const PAGE_SIZE = 120;
const NEAR = 80;
const TOGETHER = 10 * 60;

export class Conversation {
  #nodes = new Map();
  #limit = PAGE_SIZE;
  #place = null;

  constructor(world, on) {
    this.world = world;
    this.on = on;
    this.list = h("div", { class: "log", role: "log", "aria-live": "polite", tabIndex: -1 });
    this.end = h("button", { type: "button", class: "to-end", hidden: true, onclick: () => this.toEnd() });
    this.node = h("div", { class: "conversation" }, this.list, this.end);
    this.list.addEventListener("scroll", () => this.#scrolled());
    this.list.addEventListener("keydown", (event) => this.#walk(event));
    this.list.addEventListener("focusin", ({ target }) => this.#rove(target.closest(".bubble")));
    new ResizeObserver(() => this.stuck && this.toEnd(true)).observe(this.list);
  }

  stuck = true;

  /** `place` names chat and topic; `empty` is what an empty conversation shows instead. */
  show(place, viewer, messages, { group, topics, empty }) {
    const moved = place !== this.#place;
    if (moved) this.#forget(place);
    const pinned = this.stuck || messages.at(-1)?.from?.id === viewer;
    this.list.setAttribute("aria-live", moved ? "off" : "polite");
    const shown = messages.slice(-this.#limit);
    const rows = this.#rows(shown, viewer, group, topics);
    if (messages.length > shown.length) rows.unshift(this.#earlier());
    const letGo = this.#hold();
    arrange(this.list, messages.length ? rows : [empty]);
    letGo();
    if (moved || !this.list.querySelector('.bubble[tabindex="0"]')) this.#rove(this.#bubbles.at(-1));
    if (pinned) this.toEnd(true);
    this.#scrolled();
  }

  /** A button that was pressed by key may be redrawn by its own answer; the focus stays at its place. */
  #hold() {
    const held = document.activeElement;
    const within = this.list.contains(held) && held.closest(".bubble");
    if (!within) return () => {};
    const at = [...within.querySelectorAll("button")].indexOf(held);
    return () => {
      const now = !held.isConnected && this.find(within.dataset.messageId);
      if (now) (now.querySelectorAll("button")[at] ?? now).focus({ preventScroll: true });
    };
  }

  get #bubbles() {
    return [...this.list.querySelectorAll(".bubble")];
  }

  #forget(place) {
    this.#place = place;
    this.#limit = PAGE_SIZE;
    this.#nodes.clear();
    this.stuck = true;
  }

  #earlier() {
    const more = () => {
      this.#limit += PAGE_SIZE;
      this.on.again();
    };
    return h("button", { type: "button", class: "pill", onclick: more }, t("earlier"));
  }

  #rows(messages, viewer, group, topics) {
    const said = albums(messages);
    const reading = said.findLastIndex(([m]) => m.from?.id !== viewer);
    const used = new Map();
    const rows = [];
    let day = null;
    said.forEach((album, at) => {
      const [message] = album;
      const today = this.#day(message.date);
      if (today !== day) rows.push(this.#keep(used, `day ${today}`, [today], () => h("div", { class: "pill" }, today)));
      day = today;
      const service = serviceText(message);
      const same = (other) => other && follows(other[0], message) && this.#day(other[0].date) === today;
      const look = {
        viewer,
        mine: message.from?.id === viewer,
        first: !same(said[at - 1]),
        last: !same(said[at + 1]),
        group,
        read: at < reading,
        topic: topics?.get(threadOf(message)) ?? null,
        time: this.#time(message.date),
      };
      const versions = [...album, JSON.stringify(look), page.language];
      const build = () => (service ? h("div", { class: "pill" }, service) : bubble(album, look, this.on));
      rows.push(this.#keep(used, message.message_id, versions, build));
    });
    this.#nodes = used;
    return rows;
  }

  /** Reuses yesterday's node when nothing about it changed: spoilers stay open, voices keep playing. */
  #keep(used, key, versions, build) {
    const known = this.#nodes.get(key);
    const same = (version, at) => version === versions[at];
    const fresh = known?.versions.length === versions.length && known.versions.every(same);
    const kept = fresh ? known : { versions, node: build() };
    used.set(key, kept);
    return kept.node;
  }

  #time = (date) => format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, date * 1000, this.world.zone);

  #day(date) {
    const style = { weekday: "long", day: "numeric", month: "long" };
    const of = (moment) => format({ year: "numeric", ...style }, moment, this.world.zone);
    const now = this.world.clock.now?.getTime() ?? 0;
    if (of(date * 1000) === of(now)) return t("today");
    if (of(date * 1000) === of(now - 864e5)) return t("yesterday");
    return format(style, date * 1000, this.world.zone);
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.list;
    const before = this.stuck;
    this.stuck = scrollHeight - scrollTop - clientHeight < NEAR;
    this.end.hidden = this.stuck;
    if (this.stuck && !before) this.on.again();
  }

  tellUnread(count) {
    this.end.ariaLabel = t("toEnd");
    this.end.replaceChildren(icon("down"), ...(count ? [h("span", { class: "badge" }, String(count))] : []));
  }

  toEnd(now = false) {
    this.list.scrollTo({ top: this.list.scrollHeight, behavior: now ? "instant" : "smooth" });
  }

  find = (id) => this.list.querySelector(`.bubble[data-message-ids~="${id}"]`);

  jump(id) {
    const target = this.find(id);
    if (!target) return;
    this.#rove(target);
    target.scrollIntoView({ block: "center", behavior: "smooth" });
    target.focus({ preventScroll: true });
    target.classList.add("flash");
    setTimeout(() => target.classList.remove("flash"), 1200);
  }

  /** One bubble at a time is in the tab order, with its own buttons; arrows move on from there. */
  #rove(target) {
    if (!target) return;
    for (const one of this.#bubbles) {
      const here = one === target;
      one.tabIndex = here ? 0 : -1;
      for (const part of one.querySelectorAll("button, a, [role=button]")) part.tabIndex = here ? 0 : -1;
    }
  }

  #walk(event) {
    const here = event.target.closest(".bubble");
    if (!here || event.altKey || event.metaKey || event.ctrlKey) return;
    const all = this.#bubbles;
    const at = all.indexOf(here);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined && all[to]) {
      event.preventDefault();
      all[to].focus();
      all[to].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && event.target === here) {
      event.preventDefault();
      here.dispatchEvent(new Event("menu"));
    }
  }
}

const formats = new Map();

function format(style, moment, timeZone) {
  const key = JSON.stringify([page.language, style, timeZone]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(page.language, { ...style, timeZone }));
  return formats.get(key).format(moment);
}

function albums(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    const together = message.media_group_id && last?.[0].media_group_id === message.media_group_id;
    if (together) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

function follows(one, other) {
  const near = Math.abs(one.date - other.date) < TOGETHER;
  const talk = serviceText(one) === null && serviceText(other) === null;
  return near && talk && one.from?.id === other.from?.id && threadOf(one) === threadOf(other);
}
