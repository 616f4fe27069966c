import type { Page } from "@playwright/test";

/**
 * Nobody presses a button in the instant between its picture and its script, but a program does. So
 * a page counts as open when every control in it has been taken over by React.
 */
export function waitsUntilAlive(page: Page): Page {
  const { goto, reload } = page;
  page.goto = async (...where) => {
    const answer = await goto.apply(page, where);
    await untilAlive(page);
    return answer;
  };
  page.reload = async (...how) => {
    const answer = await reload.apply(page, how);
    await untilAlive(page);
    return answer;
  };
  return page;
}

function untilAlive(page: Page) {
  return page.waitForFunction(() =>
    [...document.querySelectorAll("a, button, input, textarea")].every((control) =>
      Object.keys(control).some((key) => key.startsWith("__reactProps$")),
    ),
  );
}
