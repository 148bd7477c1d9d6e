/** The world's time in the top bar, the buttons that wind it forward, and what came of it. */
import { h, icon } from "./dom.js";
import { summary } from "./gist.js";
import { page, t } from "./words.js";

const STEPS = [
  { testid: "clock-5m", word: "plus5m", step: { advance: "PT5M" } },
  { testid: "clock-1h", word: "plus1h", step: { advance: "PT1H" } },
  { testid: "clock-1d", word: "plus1d", step: { advance: "P1D" } },
];
const SHOWN = 6;
const NARROW = 480;
const SHORT = { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" };
const FULL = { year: "numeric", weekday: "short", ...SHORT };

export class ClockBar {
  #winding = Promise.resolve();

  /** `open(message)` brings the chat of a message into view. */
  constructor(world, open) {
    this.world = world;
    this.open = open;
    this.time = h("time", { "data-testid": "clock" });
    this.buttons = STEPS.map((one) => this.#button(one.testid, () => this.#move(() => one.step)));
    this.next = this.#button("clock-next", () => this.#move(() => ({ at: world.clock.nextDue.toISOString() })));
    this.news = h("div", { class: "news", role: "status", "data-testid": "clock-news", hidden: true });
    const steps = h("div", { class: "steps" }, this.buttons, this.next);
    this.node = h("div", { class: "clock" }, h("div", { class: "now" }, icon("clock"), this.time), steps, this.news);
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.#hush());
    document.addEventListener("pointerdown", ({ target }) => this.node.contains(target) || this.#hush());
    setInterval(() => this.draw(), 1000);
  }

  #button = (testid, onclick) => h("button", { type: "button", "data-testid": testid, onclick });

  get now() {
    const { now, seen } = this.world.clock;
    return now && new Date(now.getTime() + Date.now() - seen);
  }

  draw() {
    if (!this.now) return;
    const { nextDue } = this.world.clock;
    this.time.textContent = this.#say(this.now, innerWidth < NARROW ? SHORT : FULL);
    this.time.dateTime = this.now.toISOString();
    this.time.title = t("clock");
    STEPS.forEach(({ word }, at) => (this.buttons[at].textContent = t(word)));
    this.next.textContent = t("next");
    this.next.title = nextDue ? t("nextAt", { when: this.#say(nextDue) }) : t("nothingDue");
    this.next.disabled = !nextDue;
  }

  #say(moment, style = FULL) {
    return moment.toLocaleString(page.language, { ...style, hourCycle: "h23", timeZone: this.world.zone });
  }

  /** Whoever clicks faster than the world turns is not ignored: the steps add up. */
  #move(step) {
    this.#winding = this.#winding.then(() => this.#wind(step()));
  }

  async #wind(step) {
    const from = this.now;
    const heard = [];
    const listen = ({ detail: { kind, message } }) => kind === "message" && message.from?.is_bot && heard.push(message);
    this.node.ariaBusy = "true";
    this.world.addEventListener("change", listen);
    const why = await this.world.moveClock(step).then(() => null, (error) => t("failed", { why: error.message }));
    this.world.removeEventListener("change", listen);
    this.node.ariaBusy = "false";
    this.draw();
    this.#tell(why ?? `${this.#say(from, SHORT)} → ${this.#say(this.now, SHORT)}`, why ? null : heard);
  }

  #tell(title, heard) {
    const line = (message) => {
      const { title: group, first_name: person } = message.chat;
      const act = () => this.open(message);
      const what = [h("b", {}, group ?? person), h("span", {}, summary(message))];
      return h("li", {}, h("button", { type: "button", onclick: act }, what));
    };
    const rest = heard?.length > SHOWN && h("li", { class: "rest" }, t("andMore", { n: heard.length - SHOWN }));
    const list = heard?.length > 0 && h("ul", {}, heard.slice(0, SHOWN).map(line), rest);
    const quiet = heard?.length === 0 && h("p", {}, t("quiet"));
    const close = { type: "button", class: "tool", "aria-label": t("cancel"), onclick: () => this.#hush() };
    const top = h("header", {}, h("b", {}, title), h("button", close, icon("close")));
    this.news.replaceChildren(...[top, list, quiet].filter(Boolean));
    this.news.hidden = false;
    clearTimeout(this.hushing);
    if (!heard?.length) this.hushing = setTimeout(() => this.#hush(), 4000);
  }

  #hush = () => (this.news.hidden = true);
}
