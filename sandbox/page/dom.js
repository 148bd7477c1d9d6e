/** Building elements: every text becomes a text node, so nothing a person wrote is ever parsed. */

export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PATHS = {
  menu: "M4 7h16M4 12h16M4 17h16",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  clip: "m20 11-8.6 8.6a5.4 5.4 0 0 1-7.7-7.7l8.9-8.8a3.6 3.6 0 0 1 5.1 5.1l-8.8 8.9a1.8 1.8 0 0 1-2.6-2.6L14 6.9",
  send: "M4 12 3 4.5 21 12 3 19.5 4 12Zm0 0h8",
  mic: "M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3ZM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21",
  keys: "M3.5 6h17v12h-17zM7 9.5v.01M10.3 9.5v.01M13.6 9.5v.01M17 9.5v.01M7 12.5v.01M17 12.5v.01M9 15.2h6",
  idea: "M9 17.5h6M10 20.5h4M8.3 14.5a6 6 0 1 1 7.4 0c-.5.5-.7 1.2-.7 1.9H9c0-.7-.2-1.4-.7-1.9Z",
  close: "m6 6 12 12M18 6 6 18",
  down: "m6 9.5 6 6 6-6",
  reply: "M9.5 6 4 11.5l5.5 5.5M4.5 11.5H14a6 6 0 0 1 6 6",
  edit: "m4 20 .8-4L16 4.8a2 2 0 0 1 2.8 0l.4.4a2 2 0 0 1 0 2.8L8 19.2 4 20Z",
  copy: "M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4",
  photo: "M4 5h16v14H4zM4 16l4.5-5 4 4.5 2.5-2.5 5 5M15.5 9v.01",
  file: "M6 3.5h8l4 4v13H6zM14 3.5v4h4",
  pin: "M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11ZM12 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z",
  person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6",
  play: "M8 5.5v13l10.5-6.5z",
  block: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM6 6l12 12",
  link: "M8 16 16.5 7.5M9.5 7h7.5v7.5",
  clock: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7.5V12l3 2",
  theme: "M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = svg.appendChild(document.createElementNS(svg.namespaceURI, "path"));
  path.setAttribute("d", PATHS[name]);
  return svg;
}

/** Makes the children of `parent` be `nodes`, touching only what differs, so focus and scroll survive. */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, at) => {
    if (parent.childNodes[at] !== node) parent.insertBefore(node, parent.childNodes[at] ?? null);
  });
}

/** Draws `nodes` anew into `parent`; whoever stood on its third button stands on its third button again. */
export function redraw(parent, ...nodes) {
  const stops = () => [...parent.querySelectorAll("button")];
  const at = stops().indexOf(document.activeElement);
  parent.replaceChildren(...nodes.flat());
  if (at >= 0) stops()[at]?.focus({ preventScroll: true });
}

const CJK = /\p{Script=Han}/u;

function initials(name) {
  const words = name.replace(/[^\p{L}\p{N}\s]/gu, "").trim().split(/\s+/).filter(Boolean);
  if (!words.length) return "•";
  if (CJK.test(words[0])) return [...words[0]].slice(0, 1).join("");
  return words.slice(0, 2).map((word) => [...word][0].toUpperCase()).join("");
}

/** Telegram gives every peer one of seven colours, by its id. */
export const colour = (id) => `peer${Math.abs(Number(id) || 0) % 7}`;

export const nameOf = (who) =>
  who?.title || who?.name || [who?.first_name, who?.last_name].filter(Boolean).join(" ") || "?";

export function avatar(who) {
  const look = who?.is_bot ? "bot" : colour(who?.id);
  return h("span", { class: `avatar ${look}`, "aria-hidden": "true" }, initials(nameOf(who)));
}
