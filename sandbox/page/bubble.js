/** One message, or one album, as it hangs in the conversation. */
import { avatar, colour, h, icon, nameOf } from "./dom.js";
import { summary } from "./gist.js";
import { media } from "./media.js";
import { richText } from "./text.js";
import { t } from "./words.js";

/** `look`: {viewer, mine, first, last, group, read, topic, time}; `on`: what taps on it do. */
export function bubble(messages, look, on) {
  const [message] = messages;
  const worded = messages.find((one) => one.caption ?? one.text) ?? message;
  const attached = media(messages, on.photo);
  const bare = message.sticker || message.dice;
  const edited = message.edit_date && `${t("edited")} `;
  const meta = h("span", { class: "meta" }, edited, look.time, look.mine && ticks(look.read));
  const body = h(
    "div",
    { class: `body${bare ? " bare" : ""}${message.photo ? " photos" : ""}` },
    ...heading(message, look, on),
    // A message in a topic formally answers the topic's creation; nobody wants to see that.
    message.reply_to_message && !message.reply_to_message.forum_topic_created && quote(message.reply_to_message, on),
    attached,
    words(worded, on, meta) ?? meta,
    reactions(message, look.viewer, on),
  );
  const sides = [look.mine ? "out" : "in", look.first && "first", look.last && "last"].filter(Boolean);
  const stack = h(
    "div",
    {
      class: "bubble",
      role: "article",
      tabIndex: -1,
      "data-testid": "bubble",
      "data-message-id": String(message.message_id),
      "data-message-ids": messages.map((one) => one.message_id).join(" "),
    },
    body,
    keyboard(message, on),
  );
  on.ready(stack, worded);
  const face = look.group && !look.mine && (look.last ? avatar(author(message)) : h("span", { class: "avatar" }));
  return h("div", { class: `row ${sides.join(" ")}` }, face, stack);
}

const author = (message) => message.sender_chat ?? message.from;

function heading(message, look, on) {
  const parts = [];
  const named = look.first && look.group && !look.mine;
  const who = look.mine ? t("you") : nameOf(author(message));
  if (look.topic && look.first) {
    const go = () => on.topic(look.topic.id);
    parts.push(h("button", { type: "button", class: "in-topic", tabIndex: -1, onclick: go }, `# ${look.topic.name}`));
  }
  const classes = named ? `name ${colour(author(message)?.id)}` : "unseen";
  parts.push(h("span", { class: classes }, named ? who : `${who}: `));
  const origin = message.forward_origin;
  if (origin) {
    const name = origin.sender_user_name ?? nameOf(origin.sender_user ?? origin.sender_chat ?? origin.chat);
    parts.push(h("span", { class: "forwarded" }, t("forwarded", { name })));
  }
  return parts;
}

function words(message, on, meta) {
  const text = message.text ?? message.caption;
  if (!text) return null;
  const entities = message.entities ?? message.caption_entities;
  const big = !entities && /^\p{Extended_Pictographic}\uFE0F?$/u.test(text);
  return h("div", { class: big ? "text big" : "text", dir: "auto" }, richText(text, entities, on), meta);
}

function quote(original, on) {
  return h(
    "button",
    { type: "button", class: `quote ${colour(author(original)?.id)}`, onclick: () => on.jump(original.message_id) },
    h("b", {}, nameOf(author(original))),
    h("span", {}, summary(original)),
  );
}

const ticks = (read) => h("span", { class: "ticks", "aria-hidden": "true" }, read ? "✓✓" : "✓");

function reactions(message, viewer, on) {
  const given = Map.groupBy(message.reactions ?? [], (one) => one.emoji);
  if (!given.size) return null;
  const chip = ([emoji, from]) => {
    const mine = from.some((one) => one.by === viewer);
    const props = { type: "button", class: mine ? "mine" : "", "aria-pressed": String(mine) };
    const count = from.length > 1 && h("small", {}, String(from.length));
    return h("button", { ...props, onclick: () => on.react(message, mine ? "" : emoji) }, emoji, count);
  };
  return h("div", { class: "reactions" }, [...given].map(chip));
}

function keyboard(message, on) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  let index = 0;
  const key = (button) => inlineButton(message, button, index++, on);
  return h("div", { class: "keys" }, rows.map((row) => h("div", { class: "keyrow" }, row.map(key))));
}

function inlineButton(message, button, index, on) {
  const node = h(
    "button",
    { type: "button", class: `key ${button.style ?? ""}`, "data-testid": "button" },
    h("span", {}, button.text),
    button.url && icon("link"),
    button.copy_text && icon("copy"),
  );
  node.addEventListener("click", async () => {
    if (node.ariaBusy === "true") return;
    node.ariaBusy = "true";
    await on.press(message, button, index);
    node.ariaBusy = "false";
  });
  return node;
}
