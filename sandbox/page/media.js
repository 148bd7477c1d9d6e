/** What a message carries besides words: photos, files, voice, places, people, polls. */
import { avatar, h, icon, nameOf } from "./dom.js";
import { t } from "./words.js";
import { fileUrl } from "./world.js";

export function media(messages, open) {
  const [message] = messages;
  const photos = messages.filter((one) => one.photo);
  if (photos.length) return grid(photos, open);
  if (message.voice || message.audio) return voice(message.voice ?? message.audio);
  if (message.document || message.video) return messages.map((one) => file(one.document ?? one.video));
  if (message.location) return place(message.venue ?? message);
  if (message.contact) return contact(message.contact);
  if (message.poll) return poll(message.poll);
  if (message.dice) return h("span", { class: "sticker" }, message.dice.emoji, dots(message.dice));
  if (message.sticker) return h("span", { class: "sticker" }, message.sticker.emoji ?? "🏷");
  return null;
}

const dots = (dice) => h("small", {}, ` ${dice.value}`);

function grid(photos, open) {
  const tile = (message) => {
    const size = message.photo.at(-1);
    const picture = h("img", {
      src: fileUrl(size.file_id),
      alt: message.caption ?? t("photo"),
      loading: "lazy",
      width: size.width,
      height: size.height,
    });
    const show = () => open(picture.src, message.caption);
    return h("button", { type: "button", class: "tile", "aria-label": t("photo"), onclick: show }, picture);
  };
  return h("div", { class: `grid n${Math.min(photos.length, 5)}` }, photos.map(tile));
}

/** A wave that is always the same for the same recording. */
function wave(seed) {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99991, 7);
  return Array.from({ length: 28 }, () => {
    state = (state * 137 + 71) % 99991;
    return h("i", { style: `height:${3 + (state % 15)}px` });
  });
}

const clockwise = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function voice({ file_id: id, duration = 0, title }) {
  const pill = h("div", { class: "voice", style: `--lasts:${Math.max(duration, 1)}s` });
  const play = () => pill.classList.toggle("playing");
  pill.addEventListener("animationend", () => pill.classList.remove("playing"));
  pill.append(
    h("button", { type: "button", class: "round", "aria-label": t("voice"), onclick: play }, icon("play")),
    h("div", {}, h("div", { class: "wave" }, wave(id)), h("small", {}, title ?? clockwise(duration))),
  );
  return pill;
}

function sizeOf(bytes) {
  if (!bytes) return "";
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function file({ file_id: id, file_name: name, file_size: size }) {
  return h(
    "a",
    { class: "file", href: fileUrl(id), download: name ?? "", target: "_blank" },
    h("span", { class: "round" }, icon("file")),
    h("span", {}, h("b", {}, name ?? t("document")), h("small", {}, sizeOf(size))),
  );
}

function place({ location, title, address }) {
  const where = `${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`;
  return h(
    "div",
    { class: "place" },
    h("div", { class: "map", role: "img", "aria-label": t("location") }, icon("pin")),
    h("small", {}, title ? `${title}, ${address ?? ""}` : where),
  );
}

function contact(card) {
  return h(
    "div",
    { class: "file" },
    avatar({ id: card.user_id, name: nameOf(card) }),
    h("span", {}, h("b", {}, nameOf(card)), h("small", {}, card.phone_number)),
  );
}

function poll({ question, options, total_voter_count: votes }) {
  const share = (option) => Math.round((100 * option.voter_count) / Math.max(1, votes));
  const line = (option) =>
    h("li", { style: `--share:${share(option)}%` }, h("span", {}, option.text), h("b", {}, `${share(option)}%`));
  return h("div", { class: "poll" }, h("b", {}, question), h("ul", {}, options.map(line)));
}
