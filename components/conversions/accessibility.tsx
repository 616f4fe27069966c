"use client";

import { useTranslations } from "next-intl";
import {
  ACCESS_MODES,
  ACCESSIBILITY_FEATURES,
  ACCESSIBILITY_HAZARDS,
} from "#lib/conversions/accessibility-words.ts";
import type { FileReport } from "#lib/conversions/history-schema.ts";

type Facts = NonNullable<FileReport["accessibility"]>;

/** What readers with disabilities will miss in a file, and what it declares for them. */
export function Accessibility({ facts, fileType }: { facts: Facts; fileType: string }) {
  const t = useTranslations("conversions.report");
  const words = useTranslations("conversions.report.gap");
  const { gaps } = facts;
  return (
    <div className="mt-3 text-sm">
      <h3 className="font-medium">{t("accessibility")}</h3>
      <p className="text-muted">
        {gaps.length === 0 ? t("noGaps", { kind: fileType }) : t("gaps", { count: gaps.length })}
      </p>
      <ul className="mt-1 list-disc pl-5">
        {gaps.map((gap) => {
          const key = gap as Parameters<typeof words>[0];
          return <li key={gap}>{words.has(key) ? words(key) : gap}</li>;
        })}
      </ul>
      <Declared facts={facts} />
    </div>
  );
}

/** In the words of the file where they are none of the vocabulary. */
function Declared({ facts }: { facts: Facts }) {
  const t = useTranslations("conversions.report.declared");
  const mode = (value: string) => {
    const known = ACCESS_MODES.find((word) => word === value);
    return known ? t(`mode.${known}`) : value;
  };
  const feature = (value: string) => {
    const known = ACCESSIBILITY_FEATURES.find((word) => word === value);
    return known ? t(`feature.${known}`) : value;
  };
  const hazard = (value: string) => {
    const known = ACCESSIBILITY_HAZARDS.find((word) => word === value);
    return known ? t(`hazard.${known}`) : value;
  };
  /** One way to read all of it may take several senses. */
  const way = (value: string) =>
    value
      .split(/[\s,]+/)
      .map(mode)
      .join(" + ");
  const rows = [
    { name: "access_modes", values: facts.access_modes.map(mode) },
    { name: "access_modes_sufficient", values: facts.access_modes_sufficient.map(way) },
    { name: "features", values: facts.features.map(feature) },
    { name: "hazards", values: facts.hazards.map(hazard) },
    { name: "summary", values: facts.summary === null ? [] : [facts.summary] },
    { name: "conforms_to", values: facts.conforms_to === null ? [] : [facts.conforms_to] },
    { name: "certified_by", values: facts.certified_by === null ? [] : [facts.certified_by] },
  ] as const;
  const said = rows.filter(({ values }) => values.length > 0);
  if (said.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="text-link min-h-6 w-fit cursor-pointer">{t("heading")}</summary>
      <p className="text-muted mt-1 text-xs">{t("unchecked")}</p>
      <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[12rem_1fr]">
        {said.map(({ name, values }) => (
          <div key={name} className="contents">
            <dt className="text-muted">{t(name)}</dt>
            <dd className="mb-1 wrap-anywhere sm:mb-0">{values.join(", ")}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
