"use client";

import { useTranslations } from "next-intl";
import { COLUMN_NAMES, COLUMNS, ROW_HEIGHT } from "./columns.ts";
import { ContentTable } from "./content-table.tsx";

const ROWS = Array.from({ length: 12 }, (_, index) => `row-${index}`);
const BAR = "rounded-[2px] bg-surface-tertiary";

/** The list before its titles are there: the same heights, so that nothing moves when they come. */
export function ListSkeleton() {
  const t = useTranslations("common");
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <div aria-hidden inert className="motion-safe:animate-pulse">
        <ContentTable isBusy>
          {ROWS.map((row) => (
            <tr key={row} className={`border-separator border-b ${ROW_HEIGHT}`}>
              {COLUMN_NAMES.map((column) => (
                <td key={column} className={COLUMNS[column]}>
                  <SkeletonCell column={column} />
                </td>
              ))}
            </tr>
          ))}
        </ContentTable>
      </div>
    </div>
  );
}

function SkeletonCell({ column }: { column: keyof typeof COLUMNS }) {
  if (column === "actions") return null;
  if (column === "cover") return <div className={`${BAR} mx-auto h-9 w-6 compact:scale-75`} />;
  return <div className={`${BAR} inline-block h-3 ${column === "title" ? "w-3/5" : "w-2/3"}`} />;
}
