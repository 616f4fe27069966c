import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 375, height: 812 };
type View = { colorScheme: "light" | "dark"; size: typeof WIDE };
const LIGHT_WIDE: View = { colorScheme: "light", size: WIDE };
const DARK_NARROW: View = { colorScheme: "dark", size: NARROW };
/** Both themes and both widths: what each of them changes is seen once. */
const TWO: readonly View[] = [LIGHT_WIDE, DARK_NARROW];
const FOUR: readonly View[] = [
  ...TWO,
  { colorScheme: "dark", size: WIDE },
  { colorScheme: "light", size: NARROW },
];

/** Down to this width nothing may need scrolling sideways (WCAG 1.4.10). */
const NARROWEST = { width: 320, height: 812 };

/**
 * What is shown now breaks no rule of WCAG 2.2 AA that a program can check: light and wide, dark and narrow; of whole
 * pages in every combination.
 */
export async function expectAccessible(page: Page, { isWholePage = false } = {}): Promise<void> {
  const before = page.viewportSize();
  for (const { colorScheme, size } of isWholePage ? FOUR : TWO) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(size);
    await untilStill(page);
    expect.soft(await findFaults(page), `${page.url()}, ${colorScheme}, ${size.width} px wide`).toEqual([]);
  }
  await page.setViewportSize(NARROWEST);
  // An open menu takes its new place a moment after the window has changed.
  await expect
    .configure({ soft: true })
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), {
      message: `${page.url()}, width at ${NARROWEST.width} px`,
    })
    .toBe(NARROWEST.width);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}

/** Colours on their way from one theme to the other are nobody's. What turns for ever, or stands, is not waited for. */
async function untilStill(page: Page) {
  const moving = () =>
    page.evaluate(
      () =>
        document
          .getAnimations()
          .filter(
            ({ effect, playState }) =>
              playState === "running" && effect?.getComputedTiming().endTime !== Infinity,
          ).length,
    );
  await expect.poll(moving, { message: "animations that have not ended" }).toBe(0);
}

/** What lies partly under a bar, or at the edge of what scrolls, is judged where it can be seen. */
async function findFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const { target, text, isObscured } of await judge(page)) {
    if (!isObscured) faults.push(text);
    else {
      await page.locator(target).evaluate((element) => element.scrollIntoView({ block: "center" }));
      faults.push(...(await judge(page, target)).map((fault) => fault.text));
    }
  }
  return faults;
}

type Fault = { target: string; text: string; isObscured: boolean };

async function judge(page: Page, part?: string): Promise<Fault[]> {
  const axe = new AxeBuilder({ page })
    // What react-aria has read aloud stays for seconds, though what it points at, a button's progress, may be gone.
    .exclude('[data-live-announcer] [role="img"]')
    .options({ runOnly: RULES, resultTypes: ["violations", "incomplete"] })
    // There are no frames here, and looking for them takes most of the time.
    .setLegacyMode();
  const { violations, incomplete } = await (part ? axe.include(part) : axe).analyze();
  // What axe cannot decide, such as text over something else, counts as a fault too.
  return [...violations, ...incomplete].flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => ({
      target: target.join(" "),
      text: `${id}: ${help} at ${target.join(" ")}\n${failureSummary}`,
      isObscured: failureSummary.includes("partially obscured by another element"),
    })),
  );
}
