/**
 * Plays another track without leaving the page, and goes on to the next one by itself. Without it, links do. Says why
 * nothing is heard: a lost line, or a kind of sound that this browser does not know.
 */
export const AUDIO_SCRIPT = `
const audio = document.querySelector("audio");
const links = [...document.querySelectorAll("a[data-sound]")];
const notes = { lost: document.querySelector("#lost"), unplayable: document.querySelector("#unplayable") };
function say(reason) {
  for (const [name, note] of Object.entries(notes)) note.hidden = name !== reason;
}
function explain() {
  say(audio.error.code === MediaError.MEDIA_ERR_NETWORK ? "lost" : "unplayable");
}
function play(link) {
  for (const other of links) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  say(null);
  for (const file of document.querySelectorAll("a[data-file]")) file.href = link.dataset.sound;
  audio.src = link.dataset.sound;
  // Why it does not play is said by its error.
  audio.play().catch(() => {});
}
for (const link of links) link.addEventListener("click", (event) => {
  event.preventDefault();
  play(link);
});
audio?.addEventListener("error", explain);
if (audio?.error) explain();
audio?.addEventListener("ended", () => {
  const next = links[links.findIndex((link) => link.hasAttribute("aria-current")) + 1];
  if (next) play(next);
});
`;
