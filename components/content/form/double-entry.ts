/** Marks the second entry, so that it is known again after a reload. */
const MARK = "isDoubleEntry";

/** A second entry of the browser's history for the page that is shown, on top of its first one. */
export function createDoubleEntry() {
  let isLaid = typeof window !== "undefined" && isMarked(window.history.state);
  let takingOff = Promise.resolve();

  /** The router keeps its own state in the entry; a copy of it makes Back to the first one a matter of the same page. */
  function layAgain() {
    window.history.pushState({ ...window.history.state, [MARK]: true }, "");
  }
  return {
    isLaid: () => isLaid,
    lay() {
      if (isLaid) return;
      isLaid = true;
      layAgain();
    },
    /** After Back took it off. */
    layAgain,
    /** Resolves once the history stands at the first entry. */
    takeOff(): Promise<void> {
      if (!isLaid) return takingOff;
      isLaid = false;
      takingOff = new Promise((resolve) =>
        window.addEventListener("popstate", () => resolve(), { once: true }),
      );
      window.history.back();
      return takingOff;
    },
    settled: () => takingOff,
  };
}

function isMarked(state: unknown): boolean {
  return typeof state === "object" && state !== null && MARK in state;
}
