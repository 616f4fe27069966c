"use client";

import { ErrorState } from "#components/ui/error-state.tsx";

export default function AppError({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorState error={error} onRetry={retry} isPage />
    </main>
  );
}
