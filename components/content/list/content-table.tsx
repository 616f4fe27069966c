"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { COLUMN_NAMES, COLUMNS, HIDDEN_HEADINGS } from "./columns.ts";

/** The frame of the list: its headings, and rows from elsewhere. Real titles and their skeleton share it. */
export function ContentTable({ isBusy = false, children }: { isBusy?: boolean; children: ReactNode }) {
  const t = useTranslations("content.list");
  return (
    <div className="@container">
      <table
        aria-busy={isBusy}
        aria-label={t("title")}
        className="w-full table-fixed border-collapse text-table"
      >
        <thead className="sticky top-11 z-20 bg-background">
          <tr className="hidden h-8 border-border border-b text-muted text-xs @2xl:table-row">
            {COLUMN_NAMES.map((column) => (
              <th
                key={column}
                scope="col"
                className={`${COLUMNS[column]} font-normal not-[.text-end]:text-start`}
              >
                <span
                  className={HIDDEN_HEADINGS.includes(column) ? "sr-only" : column === "price" ? "pe-6" : ""}
                >
                  {t(`columns.${column}`)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
