/** Opens the page: two panes at one world, the clock above, and how the page itself looks and speaks. */
import { ClockBar } from "./clock.js";
import { h, icon, redraw } from "./dom.js";
import { closeMenu } from "./menu.js";
import { Pane } from "./pane.js";
import { LANGUAGES, page, t } from "./words.js";
import { threadOf, World } from "./world.js";

const SIDES = ["resident", "staff"];
const narrow = matchMedia("(max-width: 859px)");
const $ = (id) => document.getElementById(id);

const kept = {
  get: (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set: (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Storage is a comfort, not a need.
    }
  },
};

const world = new World();
let front = "resident";
const onScreen = (side) => !document.hidden && (!narrow.matches || side === front);
const panes = SIDES.map((side) => new Pane(world, side, () => onScreen(side)));
const [resident, staff] = panes;
const clock = new ClockBar(world, open);

function open(message) {
  const home = world.person(message.chat.id);
  const pane = home?.role === "resident" ? resident : staff;
  turnTo(pane.side);
  const reader = home ?? pane.person;
  pane.sit(reader.id, message.chat.id, home ? null : threadOf(message));
  pane.jump(message.message_id);
}

function turnTo(side) {
  front = side;
  document.body.dataset.front = side;
  draw();
}

function draw() {
  for (const pane of panes) pane.draw();
  clock.draw();
  for (const pane of panes) pane.time.textContent = clock.time.textContent.match(/\d\d:\d\d/)?.[0] ?? "";
  drawSwitch();
  drawPreferences();
  $("title").textContent = world.demo.title ?? t("title");
  document.title = $("title").textContent;
  document.documentElement.lang = page.language;
  $("lost").hidden = world.online;
  $("lost").textContent = t("lost");
}

function drawSwitch() {
  const one = ({ side, person }) => {
    const unread = side !== front && person ? world.unreadOf(person.id) : 0;
    const badge = unread > 0 && h("span", { class: "badge" }, String(unread));
    const state = { "aria-pressed": String(side === front), "data-testid": `show-${side}` };
    return h("button", { type: "button", ...state, onclick: () => turnTo(side) }, t(side), badge);
  };
  redraw($("switch"), panes.map(one));
}

function drawPreferences() {
  const language = ({ code, label }) => {
    const speak = () => {
      page.language = code;
      kept.set("language", code);
      draw();
    };
    const state = { lang: code, "aria-pressed": String(code === page.language) };
    return h("button", { type: "button", ...state, onclick: speak }, label);
  };
  const group = h("div", { role: "group", "aria-label": t("language") }, LANGUAGES.map(language));
  const named = { "aria-label": t("theme"), title: t("theme"), "data-testid": "theme" };
  const theme = h("button", { type: "button", ...named, onclick: turnLight }, icon("theme"));
  redraw($("preferences"), group, theme);
}

function turnLight() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  kept.set("theme", root.dataset.theme);
}

page.language = kept.get("language") ?? page.language;
if (kept.get("theme")) document.documentElement.dataset.theme = kept.get("theme");
$("clock").replaceWith(clock.node);
$("panes").append(...panes.map((pane) => pane.node));
document.body.dataset.front = front;

let due = 0;
// Ten events in one frame are one drawing.
const soon = () => {
  cancelAnimationFrame(due);
  due = requestAnimationFrame(draw);
};
world.addEventListener("change", soon);
narrow.addEventListener("change", soon);
document.addEventListener("visibilitychange", () => document.hidden || soon());
document.addEventListener("keydown", (event) => event.key === "Escape" && closeMenu());
draw();
world.listen();
