"use client";

import { ErrorState } from "#components/ui/error-state.tsx";

/** A page of the dashboard broke; the frame around it stays, so that there is a way out. */
export default function DashboardError({ error, retry }: { error: Error; retry: () => void }) {
  return <ErrorState error={error} onRetry={retry} isPage />;
}
