import { Skeleton } from "@heroui/react/skeleton";

const ROWS = [0, 1, 2, 3, 4, 5];

/** Same heights as the list, so that nothing moves when it arrives. */
export function TrackListSkeleton() {
  return (
    <div aria-hidden className="flex flex-col gap-3">
      <Skeleton className="h-8 w-56 rounded" />
      <div className="border-border flex flex-col gap-px rounded-lg border p-2">
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-10 rounded" />
        ))}
      </div>
    </div>
  );
}
