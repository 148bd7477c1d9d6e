/** Ways to take hold of a message: right click, long press, Enter, double click, a swipe to the left. */
import { openMenu } from "./menu.js";
import { t } from "./words.js";

const EMOJI = ["👍", "👌", "🙏", "❤", "🔥", "👎", "😢"];
const LONG = 450;
const SWIPE = 56;

export function grip(node, { menu, reply }) {
  const clickable = (event) => event.target.closest("button, a, [role=button]");
  node.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a") || String(getSelection())) return;
    event.preventDefault();
    // A menu called by keyboard has no pointer to stand at.
    menu(event.detail === 0 && event.clientX === 0 ? {} : { x: event.clientX, y: event.clientY });
  });
  node.addEventListener("menu", () => menu({}));
  node.addEventListener("dblclick", (event) => clickable(event) || reply());
  drag(node, { menu, reply });
}

function drag(node, { menu, reply }) {
  let from = null;
  let timer = 0;
  const stop = () => {
    clearTimeout(timer);
    from = null;
    node.style.transform = "";
  };
  node.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") return;
    from = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => {
      menu({ ...from });
      stop();
    }, LONG);
  });
  node.addEventListener("pointermove", (event) => {
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (Math.abs(dx) + Math.abs(dy) > 10) clearTimeout(timer);
    if (dx < -10) node.style.transform = `translateX(${Math.max(dx, -SWIPE)}px)`;
  });
  node.addEventListener("pointerup", (event) => {
    if (from && event.clientX - from.x <= -SWIPE) reply();
    stop();
  });
  node.addEventListener("pointercancel", stop);
}

/** `deeds`: {reply, react, copy, edit or null}. */
export function messageMenu(node, message, deeds, at) {
  const text = message.text ?? message.caption;
  const items = [
    { label: t("reply"), icon: "reply", testid: "menu-reply", act: deeds.reply },
    deeds.edit && { label: t("edit"), icon: "edit", testid: "menu-edit", act: deeds.edit },
    text && { label: t("copy"), icon: "copy", act: () => deeds.copy(text) },
  ];
  const head = EMOJI.map((emoji) => ({ label: emoji, name: `${t("react")} ${emoji}`, act: () => deeds.react(emoji) }));
  openMenu(node.querySelector(".body"), items.filter(Boolean), { head, ...at });
}
