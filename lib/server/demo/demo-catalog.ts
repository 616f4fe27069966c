import type { DemoTitle } from "./demo-title.ts";
import { ENGLISH } from "./titles/english.ts";
import { PORTUGUESE } from "./titles/portuguese.ts";
import { SPANISH_CLASSICS } from "./titles/spanish-classics.ts";
import { SPANISH_PRESSES } from "./titles/spanish-presses.ts";

export const DEMO_CATALOG: readonly DemoTitle[] = [
  ...SPANISH_CLASSICS,
  ...PORTUGUESE,
  ...ENGLISH,
  ...SPANISH_PRESSES,
];
