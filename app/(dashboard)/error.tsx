"use client";

import { ErrorState } from "#components/ui/error-state.tsx";

/** A page of the dashboard broke; the frame around it stays, so that there is a way out. */
export default function DashboardError({ error, reset }: { error: Error; reset: () => void }) {
  return <ErrorState error={error} onRetry={reset} />;
}
