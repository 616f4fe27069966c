import { Skeleton } from "@heroui/react/skeleton";

export function ConversionBoardSkeleton() {
  return (
    <div aria-hidden className="flex flex-col gap-px">
      <Skeleton className="h-20 rounded-lg" />
      <Skeleton className="h-20 rounded-lg" />
    </div>
  );
}
