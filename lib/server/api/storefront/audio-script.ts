/** Plays another track without leaving the page, and goes on to the next one by itself. Without it, links do. */
export const AUDIO_SCRIPT = `
const audio = document.querySelector("audio");
const links = [...document.querySelectorAll("a[data-sound]")];
function play(link) {
  for (const other of links) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  audio.src = link.dataset.sound;
  audio.play();
}
for (const link of links) link.addEventListener("click", (event) => {
  event.preventDefault();
  play(link);
});
audio?.addEventListener("ended", () => {
  const next = links[links.findIndex((link) => link.hasAttribute("aria-current")) + 1];
  if (next) play(next);
});
`;
