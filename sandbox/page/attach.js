/** Things to send that are not words: pictures made small enough, and samples for who has none at hand. */

const LONGEST = 1280;
const QUALITY = 0.85;

const read = (blob) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

function paint(source, width, height) {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d").drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/jpeg", QUALITY);
}

/** A chosen file as `{photo}` or `{document}`; a picture the browser cannot draw goes as a document. */
export async function fromFile(file) {
  if (file.type.startsWith("image/")) {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
    if (picture) return { photo: paint(picture, picture.width, picture.height) };
  }
  return { document: { name: file.name, mime_type: file.type, content: await read(file) } };
}

const TILES = `<path d="M0 120H960M0 240H960M0 360H960M0 480H960M160 0V560M320 0V560M480 0V560M640 0V560M800 0V560"
  stroke="#cfd6d8" stroke-width="5"/>`;

const SCENES = [
  // A kitchen tap, dripping.
  `<rect width="960" height="720" fill="#e6eaea"/>${TILES}<rect y="560" width="960" height="160" fill="#8d99a1"/>
  <path d="M180 560h600l-50 110H230z" fill="#5d6a73"/><ellipse cx="480" cy="585" rx="210" ry="26" fill="#9fc7de"/>
  <path d="M640 560V330q0-120-110-120T420 330v40" fill="none" stroke="#79858d" stroke-width="46"/>
  <path d="M640 560V330q0-120-110-120T420 330v40" fill="none" stroke="#b9c4ca" stroke-width="24"/>
  <path d="M660 300l90-40" stroke="#79858d" stroke-width="26" stroke-linecap="round"/>
  <path d="M420 400q26 44 0 60-26-16 0-60M420 490q22 36 0 50-22-14 0-50" fill="#4a9fd0"/>`,
  // Water across a corridor floor.
  `<rect width="960" height="720" fill="#d9d2c4"/><path d="M0 720L330 380h300l330 340z" fill="#a99f8e"/>
  <path d="M0 0l330 150v230L0 720zM960 0L630 150v230l330 340z" fill="#c9c0b0"/><rect x="400" y="190" width="160" height="190" fill="#7d5b42"/>
  <path d="M700 250l110-40v400l-110-110z" fill="#8a6549"/><circle cx="722" cy="390" r="9" fill="#e3c26b"/>
  <path d="M700 480q-160-20-300 40T200 720h640l60-70-90-60z" fill="#6fa9c9" opacity=".8"/>
  <path d="M520 560q80-24 160-8M400 640q110-30 220-6" stroke="#cfe6f2" stroke-width="9" fill="none" stroke-linecap="round"/>`,
  // A wet patch on a ceiling.
  `<rect width="960" height="720" fill="#f1ede4"/><path d="M0 440h960v280H0z" fill="#dcd6c8"/><path d="M0 430h960v18H0z" fill="#c9c1b0"/>
  <path d="M300 90q150-70 270 0t130 150-140 150-260-20-110-140 110-140z" fill="#c7a977" opacity=".55"/>
  <path d="M360 150q110-50 190 10t60 120-130 80-170-50-20-130z" fill="#a88754" opacity=".5"/>
  <path d="M470 390v70M540 380v120M410 370v50" stroke="#8aa7b5" stroke-width="8" stroke-linecap="round"/>
  <path d="M770 0v120M690 180q80-120 160 0z" stroke="#777" stroke-width="6" fill="#f7e3a1"/>`,
];
let scene = 0;

/** The next sample picture, as a JPEG data URL. */
export async function samplePhoto() {
  const drawing = SCENES[scene++ % SCENES.length];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720">${drawing}</svg>`;
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await picture.decode();
  return paint(picture, picture.width, picture.height);
}

export const sampleVoice = { duration: 4 };

const PAPER = `data:text/plain;base64,${btoa("A sample document.")}`;

export const sampleFile = (name) => ({ name, mime_type: "text/plain", content: PAPER });

export const samplePlace = { latitude: 31.2304, longitude: 121.4737 };
