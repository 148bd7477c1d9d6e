/** What a message amounts to in one line: for quotes, previews, topic lists, and the grey notices. */
import { nameOf } from "./dom.js";
import { t } from "./words.js";

const KINDS = ["photo", "voice", "document", "location", "contact", "sticker", "video", "audio", "poll"];
const CONTENT = ["text", "caption", "dice", ...KINDS];

const SERVICE = [
  ["new_chat_members", (m) => t("joined", { name: m.new_chat_members.map(nameOf).join("、") })],
  ["left_chat_member", (m) => t("left", { name: nameOf(m.left_chat_member) })],
  ["forum_topic_created", (m) => t("topicMade", { name: m.forum_topic_created.name })],
  ["forum_topic_edited", (m) => t("topicNamed", { name: m.forum_topic_edited.name ?? "" })],
  ["forum_topic_closed", () => t("topicClosed")],
  ["forum_topic_reopened", () => t("topicOpen")],
  ["new_chat_title", (m) => t("titled", { name: m.new_chat_title })],
  ["group_chat_created", () => t("grouped")],
  ["supergroup_chat_created", () => t("grouped")],
  ["pinned_message", (m) => t("didPin", { name: nameOf(m.from) })],
];

/** The sentence a service message stands for, or null when somebody really said something. */
export function serviceText(message) {
  const known = SERVICE.find(([field]) => message[field] !== undefined);
  if (known) return known[1](message);
  return CONTENT.some((field) => message[field] !== undefined) ? null : t("service");
}

export function summary(message) {
  if (!message) return "";
  const words = message.text ?? message.caption ?? serviceText(message);
  if (words) return words.replace(/\s+/g, " ");
  if (message.dice ?? message.sticker?.emoji) return (message.dice ?? message.sticker).emoji;
  return t(KINDS.find((kind) => message[kind]));
}
