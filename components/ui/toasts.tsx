"use client";

import { lazy, Suspense, useEffect, useState } from "react";

const load = () => import("@heroui/react/toast");
const ToastProvider = lazy(() => load().then((module) => ({ default: module.ToastProvider })));

/** Where toasts appear. They answer what a person does, so the region comes with the first sign of one. */
export function Toasts() {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const leave = new AbortController();
    const ready = async () => {
      // Without the network the next sign tries again: what is shown only once it is there breaks no page.
      const isThere = await load().then(
        () => true,
        () => false,
      );
      if (!isThere) return;
      setReady(true);
      leave.abort();
    };
    for (const sign of ["pointerdown", "keydown"])
      document.addEventListener(sign, ready, { signal: leave.signal, capture: true });
    return () => leave.abort();
  }, []);
  return isReady ? (
    <Suspense>
      <ToastProvider placement="bottom" />
    </Suspense>
  ) : null;
}
