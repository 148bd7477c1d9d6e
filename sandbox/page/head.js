/** The upper edge of a screen: who sits here, their chats, topics and the pinned message. */
import { avatar, h, icon, nameOf } from "./dom.js";
import { summary } from "./gist.js";
import { openMenu } from "./menu.js";
import { role, t } from "./words.js";
import { GENERAL } from "./world.js";

export const EVERYTHING = "all";

export function drawSeat({ who, select, face, people, person, side, world }) {
  // Groups would light everybody up at once; a private word waits for one person.
  const waiting = (one) => (one === person ? 0 : world.unread(one.id, one.id));
  const line = (one) => [one.name, one.home, side === "staff" && role(one.role)].filter(Boolean).join(" · ");
  const label = (one) => line(one) + (waiting(one) ? `  ● ${waiting(one)}` : "");
  const labels = people.map(label).join("\n");
  // Somebody may just be choosing: an open list must not be torn away under the finger.
  if (select.dataset.labels !== labels) {
    select.replaceChildren(...people.map((one) => h("option", { value: String(one.id) }, label(one))));
    select.dataset.labels = labels;
  }
  select.value = String(person.id);
  select.ariaLabel = `${t(side)}: ${t("actAs")}`;
  who.classList.toggle("waiting", people.some((one) => waiting(one) > 0));
  const under = [t(side), person.home ?? (side === "staff" && role(person.role))].filter(Boolean).join(" · ");
  face.replaceChildren(avatar(person), h("span", {}, h("b", {}, person.name), h("small", {}, under)));
}

/** `one`: {name, selected, unread, act, face?, last?, ...attributes}. */
function tab({ name, face, selected, unread, act, last, ...attributes }) {
  const badge = unread > 0 && h("span", { class: "badge", title: t("unread", { n: unread }) }, String(unread));
  const state = { "aria-selected": String(selected), tabIndex: selected ? 0 : -1 };
  return h(
    "button",
    { type: "button", role: "tab", ...state, onclick: act, ...attributes },
    face,
    h("span", { class: "label" }, h("b", {}, name), last && h("small", {}, last)),
    badge,
  );
}

function strip(node, tabs, label) {
  const focused = node.contains(document.activeElement);
  node.ariaLabel = label;
  node.replaceChildren(...tabs);
  node.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex((one) => one.ariaSelected === "true");
    tabs[(at + step + tabs.length) % tabs.length].click();
  };
  const chosen = tabs.find((one) => one.ariaSelected === "true");
  if (focused) chosen?.focus();
  if (node.scrollWidth > node.clientWidth) chosen?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

export function topicsOf(chat) {
  const known = chat.topics.map(({ thread: id, name, closed }) => ({ id, name: closed ? `🔒 ${name}` : name }));
  return [{ id: GENERAL, name: "General" }, ...known];
}

export function drawTopics(node, { world, person, chat, thread, sit }) {
  node.hidden = !chat.forum;
  if (!chat.forum) return;
  const one = ({ id, name }) => {
    const within = id === EVERYTHING ? null : id;
    return tab({
      name,
      selected: thread === within,
      unread: world.unread(person.id, chat.id, within),
      last: summary(world.messages(chat.id, within).at(-1)),
      act: () => sit(person.id, chat.id, id),
      "data-testid": "topic",
      "data-thread": String(id),
    });
  };
  strip(node, [{ id: EVERYTHING, name: t("all") }, ...topicsOf(chat)].map(one), t("topics"));
}

/** The chats of this person side by side, the chosen one with its state: a header that is also a switch. */
export function drawHead(tabs, more, { world, person, chat, sit, deeds }) {
  const one = (other) => {
    const group = other.type !== "private";
    const face = group ? other : world.bot;
    return tab({
      name: nameOf(face),
      face: avatar(face),
      selected: other === chat,
      unread: world.unread(person.id, other.id),
      last: stateOf(world, other),
      act: () => sit(person.id, other.id),
      "data-testid": "chat-tab",
      "data-chat": String(other.id),
    });
  };
  strip(tabs, world.chatsOf(person.id).map(one), t("chats"));
  const blocked = world.isBlocked(person.id);
  const blocking = { label: t(blocked ? "unblock" : "block"), icon: "block", testid: "block" };
  more.hidden = chat.type !== "private";
  more.ariaLabel = t("more");
  more.onclick = () => openMenu(more, [{ ...blocking, act: () => deeds.block(!blocked) }]);
}

function stateOf(world, chat) {
  if (world.isTyping(chat.id)) return h("span", { class: "typing" }, t("typing"), h("i"), h("i"), h("i"));
  return chat.type === "private" ? t("bot") : t("members", { n: chat.members.length });
}

export function drawPinned(node, chat, messages, jump) {
  const id = messages.findLast((one) => one.pinned_message)?.pinned_message.message_id;
  const message = chat.messages.get(id);
  node.hidden = !message;
  if (!message) return;
  node.replaceChildren(h("b", {}, t("pinned")), h("span", {}, summary(message)));
  node.onclick = () => jump(id);
}

export function intro(world, begin) {
  return h(
    "div",
    { class: "intro" },
    avatar(world.bot),
    h("b", {}, t("introTitle")),
    h("p", {}, world.bot?.description || t("intro")),
    h("button", { type: "button", class: "wide-button", "data-testid": "start", onclick: begin }, t("start")),
  );
}
