/** Things that open over a pane: menus, toasts, dialogs, a photo in full. Esc closes, arrows walk. */
import { h, icon } from "./dom.js";
import { t } from "./words.js";

let close = () => {};
export const closeMenu = () => close();

/** Items are `{label, icon?, act, testid?}`; `head` may hold a row of reactions. */
export function openMenu(anchor, items, { head = [], x, y } = {}) {
  close();
  const back = document.activeElement;
  const choose = (act) => () => {
    close();
    act();
  };
  const props = (act) => ({ type: "button", role: "menuitem", tabIndex: -1, onclick: choose(act) });
  const button = (item) =>
    h(
      "button",
      { ...props(item.act), "data-testid": item.testid },
      item.icon && icon(item.icon),
      h("span", {}, item.label),
      item.note && h("small", {}, item.note),
    );
  const quick = head.map((one) => h("button", { ...props(one.act), "aria-label": one.name }, one.label));
  const top = head.length > 0 && h("div", { class: "quick" }, quick);
  const menu = h("div", { class: "menu", role: "menu" }, top, items.map(button));
  document.body.append(menu);
  stand(menu, anchor, x, y);
  const buttons = [...menu.querySelectorAll("button")];
  buttons[0]?.focus();
  menu.addEventListener("keydown", (event) => walk(event, buttons));
  const outside = (event) => !menu.contains(event.target) && close();
  close = () => {
    document.removeEventListener("pointerdown", outside, true);
    menu.remove();
    anchor.removeAttribute("aria-expanded");
    close = () => {};
    if (back?.isConnected) back.focus({ preventScroll: true });
  };
  if (anchor.ariaHasPopup) anchor.setAttribute("aria-expanded", "true");
  document.addEventListener("pointerdown", outside, true);
}

function stand(menu, anchor, x, y) {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.min(x ?? box.left, innerWidth - width - 8);
  const below = y ?? box.bottom + 4;
  const top = below + height > innerHeight - 8 ? (y ?? box.top - 4) - height : below;
  menu.style.left = `${Math.max(8, left)}px`;
  menu.style.top = `${Math.max(8, top)}px`;
}

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function walk(event, buttons) {
  if (event.key === "Escape" || event.key === "Tab") {
    event.stopPropagation();
    if (event.key === "Escape") event.preventDefault();
    return close();
  }
  const last = buttons.length - 1;
  const at = buttons.indexOf(document.activeElement);
  const step = STEPS[event.key];
  const to = { Home: 0, End: last }[event.key] ?? at + step;
  if (Number.isNaN(to)) return;
  event.preventDefault();
  buttons.at(to % buttons.length).focus();
}

export function toast(pane, text) {
  pane.querySelector(".toast")?.remove();
  const note = h("div", { class: "toast", role: "status", "data-testid": "toast" }, text);
  pane.append(note);
  setTimeout(() => note.remove(), 2500 + 60 * text.length);
}

function dialog(kind, ...content) {
  const box = h("dialog", { class: kind }, content);
  document.body.append(box);
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => event.target === box && box.close());
  box.showModal();
  return box;
}

export function alertBox(text) {
  const shut = () => box.close();
  const box = dialog(
    "alert",
    h("p", { "data-testid": "toast", role: "alert" }, text),
    h("button", { type: "button", class: "plain", autofocus: true, onclick: shut }, t("ok")),
  );
}

export function photoInFull(src, caption) {
  const shut = () => box.close();
  const box = dialog(
    "full",
    h("button", { type: "button", class: "plain", "aria-label": t("cancel"), onclick: shut }, icon("close")),
    h("img", { src, alt: caption ?? t("photo") }),
    caption && h("p", {}, caption),
  );
}
