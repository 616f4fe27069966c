"use client";

import { ErrorState } from "#components/ui/error-state.tsx";

export default function AppError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorState error={error} onRetry={reset} />
    </main>
  );
}
