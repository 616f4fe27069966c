import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 375, height: 812 },
];

/** Down to this width nothing may need scrolling sideways (WCAG 1.4.10). */
const NARROWEST = { width: 320, height: 812 };

/** What is shown now breaks no rule of WCAG 2.2 AA that a program can check: light, dark, wide and narrow. */
export async function expectAccessible(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const colorScheme of ["light", "dark"] as const)
    for (const size of WIDTHS) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(size);
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

async function findFaults(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .options({ runOnly: RULES, resultTypes: ["violations", "incomplete"] })
    // There are no frames here, and looking for them takes most of the time.
    .setLegacyMode();
  const { violations, incomplete } = await axe.analyze();
  // What axe cannot decide, such as text over something else, counts as a fault too.
  return [...violations, ...incomplete].flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(" ")}\n${failureSummary}`),
  );
}
