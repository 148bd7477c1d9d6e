/** Text with Bot API entities (offsets in UTF-16 units, as JavaScript counts) becomes nodes. */
import { h } from "./dom.js";

const SAFE_LINK = /^(https?|tg|mailto|tel):/i;
const WRAPPERS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code" };

/** `on.command(text)` and `on.link(url)` say what a tap means; a link may be refused by returning true. */
export function richText(text, entities, on) {
  const known = (entities ?? []).filter((e) => e.offset >= 0 && e.offset + e.length <= text.length);
  const sorted = known.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  return stretch(text, sorted, 0, text.length, on);
}

function stretch(text, entities, from, to, on) {
  const nodes = [];
  let at = from;
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i];
    if (entity.offset < at || entity.offset >= to) continue;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    at = Math.min(entity.offset + entity.length, to);
    const inner = stretch(text, entities.slice(i + 1), entity.offset, at, on);
    nodes.push(dress(entity, text.slice(entity.offset, at), inner, on));
    // A block begins its own line already; the newline after it would show as an empty one.
    if (/blockquote|pre/.test(entity.type) && text[at] === "\n") at += 1;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function dress(entity, words, inner, on) {
  if (entity.type in WRAPPERS) return h(WRAPPERS[entity.type], {}, inner);
  switch (entity.type) {
    case "pre":
      return h("pre", {}, h("code", {}, inner));
    case "blockquote":
      return h("blockquote", {}, inner);
    case "expandable_blockquote":
      return expandable(inner);
    case "spoiler":
      return spoiler(inner);
    case "bot_command":
      return h("button", { type: "button", class: "linkish", onclick: () => on.command(words) }, inner);
    case "url":
      return link(SAFE_LINK.test(words) ? words : `https://${words}`, inner, on);
    case "text_link":
      return link(entity.url, inner, on);
    case "email":
      return link(`mailto:${words}`, inner, on);
    case "phone_number":
      return link(`tel:${words}`, inner, on);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return h("span", { class: "linkish" }, inner);
    default:
      return h("span", {}, inner);
  }
}

function link(url, inner, on) {
  if (!SAFE_LINK.test(url ?? "")) return h("span", { class: "linkish" }, inner);
  const follow = (event) => on.link(url) && event.preventDefault();
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick: follow }, inner);
}

function expandable(inner) {
  const quote = h("blockquote", { class: "folded", role: "button", tabIndex: 0 }, inner);
  const toggle = () => quote.classList.toggle("folded");
  quote.addEventListener("click", toggle);
  quote.addEventListener("keydown", (event) => event.key === "Enter" && toggle());
  return quote;
}

function spoiler(inner) {
  const cover = h("span", { class: "spoiler", role: "button", tabIndex: 0 }, inner);
  const reveal = () => {
    cover.classList.add("seen");
    cover.removeAttribute("role");
  };
  cover.addEventListener("click", reveal);
  cover.addEventListener("keydown", (event) => event.key === "Enter" && reveal());
  return cover;
}
