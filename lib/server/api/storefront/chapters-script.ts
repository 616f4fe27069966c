/**
 * Marks the chapter that is shown. A link within a chapter leads where nobody outside of its frame can know: then none
 * is marked. Without it the contents are links like any other.
 */
export const CHAPTERS_SCRIPT = `
const frame = document.querySelector("iframe[name=chapter]");
const links = [...document.querySelectorAll("a[target=chapter]")];
let chosen = links[0];
function mark() {
  for (const link of links) link.removeAttribute("aria-current");
  chosen?.setAttribute("aria-current", "true");
}
mark();
for (const link of links) link.addEventListener("click", (event) => {
  // Into a tab of its own: this one goes on showing what it shows.
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  chosen = link;
  mark();
});
let isFirst = true;
frame?.addEventListener("load", () => {
  if (!isFirst) mark();
  isFirst = false;
  chosen = undefined;
});
`;
