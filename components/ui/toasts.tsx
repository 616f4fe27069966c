"use client";

import { lazy, Suspense, useEffect, useState } from "react";

const ToastProvider = lazy(() =>
  import("@heroui/react/toast").then((module) => ({ default: module.ToastProvider })),
);

/** Where toasts appear. They answer what a person does, so the region comes with the first sign of one. */
export function Toasts() {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const leave = new AbortController();
    const ready = () => {
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
