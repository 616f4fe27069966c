import type { EpubPackage } from "../../files/formats/epub-package.ts";
import { tidyText } from "../../files/formats/found-text.ts";
import { attribute, findAll, textOf } from "../../files/formats/xml.ts";
import type { Accessibility, AccessibilityGap } from "./converted.ts";

const MAX_SUMMARY = 2_000;

type Facts = { lang: string | null; name: string | null; hasContents: boolean; picturesWithoutAlt: number };

/**
 * The accessibility metadata of a book, and what is missing of that which EPUB Accessibility 1.1 asks
 * for and the European Accessibility Act makes matter.
 */
export function readAccessibility({ metadata }: EpubPackage, facts: Facts): Accessibility {
  const metas = findAll(metadata, "meta");
  const links = findAll(metadata, "link");
  /** EPUB 3 writes `property` and text, EPUB 2 `name` and `content`. */
  const values = (property: string) => [
    ...new Set(
      metas
        .filter((meta) => [attribute(meta, "property"), attribute(meta, "name")].includes(property))
        .flatMap((meta) => tidyText(textOf(meta) || attribute(meta, "content"), MAX_SUMMARY) ?? []),
    ),
  ];
  const linked = (rel: string) =>
    links
      .filter((link) => attribute(link, "rel") === rel)
      .flatMap((link) => tidyText(attribute(link, "href")) ?? []);
  const declared = {
    access_modes: values("schema:accessMode"),
    access_modes_sufficient: values("schema:accessModeSufficient"),
    features: values("schema:accessibilityFeature"),
    hazards: values("schema:accessibilityHazard"),
    summary: values("schema:accessibilitySummary")[0] ?? null,
    conforms_to: [...values("dcterms:conformsTo"), ...linked("dcterms:conformsTo")][0] ?? null,
    certified_by: values("a11y:certifiedBy")[0] ?? null,
  };
  return { ...declared, gaps: gapsOf(declared, facts) };
}

function gapsOf(declared: Omit<Accessibility, "gaps">, facts: Facts): AccessibilityGap[] {
  const missing: [boolean, AccessibilityGap][] = [
    [facts.lang === null, "no_language"],
    [facts.name === null, "no_title"],
    [!facts.hasContents, "no_contents"],
    [declared.access_modes.length === 0, "no_access_mode"],
    [declared.access_modes_sufficient.length === 0, "no_access_mode_sufficient"],
    [declared.features.length === 0, "no_feature"],
    [declared.hazards.length === 0, "no_hazard"],
    [declared.summary === null, "no_summary"],
    [declared.conforms_to === null, "no_conformance"],
    [facts.picturesWithoutAlt > 0, "pictures_without_alt"],
  ];
  return missing.flatMap(([isMissing, gap]) => (isMissing ? gap : []));
}
