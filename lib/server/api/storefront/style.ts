/** Paper and ink, as in the dashboard; both themes stand side by side. */
const COLOURS = `
:root {
  color-scheme: light dark;
  --paper: light-dark(oklch(0.979 0.005 85), oklch(0.182 0.008 260));
  --surface: light-dark(oklch(0.996 0.002 85), oklch(0.212 0.009 260));
  --ink: light-dark(oklch(0.235 0.018 262), oklch(0.925 0.006 85));
  --muted: light-dark(oklch(0.475 0.014 262), oklch(0.715 0.012 260));
  --line: light-dark(oklch(0.886 0.008 85), oklch(0.312 0.012 260));
  --accent: light-dark(oklch(0.405 0.118 262), oklch(0.755 0.1 255));
  --on-accent: light-dark(oklch(0.99 0.003 85), oklch(0.19 0.03 262));
  --serif: "Source Serif 4", "Source Serif Pro", Georgia, "Times New Roman", serif;
}
* { box-sizing: border-box; }
/* Of no more weight than the colour of a button, which may be a link. */
a:where([href]) { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

export const PAGE_STYLE = `${COLOURS}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 Inter, system-ui, sans-serif; }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; justify-content: space-between; color: var(--muted); }
footer { color: var(--muted); font-size: 0.875rem; }
header a { display: inline-block; min-height: 1.5rem; }
h1 { font: 600 1.75rem/1.2 var(--serif); margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1rem; margin: 2rem 0 0.5rem; }
p { margin: 0.5rem 0; overflow-wrap: anywhere; }
.muted { color: var(--muted); }
.book { display: grid; gap: 1.5rem 2rem; grid-template-columns: minmax(0, 1fr); }
.cover { display: block; width: 11rem; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 0.25rem; }
.cover-empty { width: 11rem; aspect-ratio: 2 / 3; display: grid; place-items: end start; padding: 0.75rem; background: var(--surface); color: var(--muted); font-family: var(--serif); overflow: hidden; overflow-wrap: anywhere; }
.price { overflow-wrap: anywhere; font-size: 1.25rem; font-variant-numeric: tabular-nums; list-style: none; margin: 1rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
.button { display: inline-block; padding: 0.5rem 1.25rem; border-radius: 0.375rem; background: var(--accent); color: var(--on-accent); text-decoration: none; font-weight: 500; }
.prose { max-width: 40rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.25rem 1.5rem; margin: 0; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
ol, ul { padding-left: 1.25rem; }
.pages { list-style: none; padding: 0; display: grid; gap: 1rem; justify-items: center; }
.pages img { display: block; width: 100%; max-width: 45rem; height: auto; border: 1px solid var(--line); background: #fff; }
.pdf { display: none; width: 100%; height: 80vh; border: 1px solid var(--line); margin-top: 1rem; }
.frame { width: 100%; height: min(80vh, 60rem); border: 1px solid var(--line); background: var(--surface); display: block; }
.spread { display: grid; gap: 1rem; margin-top: 1rem; }
.index { list-style: none; padding: 0; margin: 0; }
.spread .index { max-height: 12rem; overflow-y: auto; }
.index li > * { display: block; padding: 0.375rem 0.5rem; overflow-wrap: anywhere; }
.index a { text-decoration: none; }
.index a[aria-current] { background: var(--surface); font-weight: 600; border-left: 3px solid var(--accent); }
audio { width: 100%; margin-top: 0.75rem; }
@media (min-width: 48rem) {
  .book { grid-template-columns: 14rem minmax(0, 1fr); }
  .cover, .cover-empty { width: 14rem; }
  .pdf { display: block; }
  .spread { grid-template-columns: 16rem minmax(0, 1fr); }
  .spread .index { max-height: min(80vh, 60rem); }
}`;

export const CHAPTER_STYLE = `${COLOURS}
body { max-width: 38rem; margin: 0 auto; padding: 1.5rem 1.25rem; background: var(--surface); color: var(--ink); font: 1.0625rem/1.6 var(--serif); overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; }
img { max-width: 100%; height: auto; }
table { display: block; overflow-x: auto; border-collapse: collapse; }
td, th { border: 1px solid var(--line); padding: 0.25rem 0.5rem; overflow-wrap: normal; }
pre { white-space: pre-wrap; }
math { max-width: 100%; overflow-x: auto; }
[role="figure"] { color: var(--muted); font-style: italic; }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--muted); font: 0.875rem/1.5 Inter, system-ui, sans-serif; }
nav { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; }
nav a { display: inline-block; min-height: 1.5rem; }`;
