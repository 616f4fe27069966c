import type { EpubPackage } from "../../files/formats/epub-package.ts";
import { tidyText } from "../../files/formats/found-text.ts";
import { attribute, findAll, textOf } from "../../files/formats/xml.ts";
import type { Accessibility, AccessibilityGap } from "./converted.ts";

const MAX_SUMMARY = 2_000;
/** How EPUB Accessibility 1.0 and 1.1 have a book name what it conforms to, and the addresses of WCAG itself. */
const KNOWN_STANDARDS = [
  /^EPUB Accessibility 1\.\d[\s:–—-]{1,5}WCAG 2\.\d(\.\d)? Level A{1,3}$/i,
  /^EPUB-A11Y-1\d_WCAG-2\d-A{1,3}$/i,
  /^https?:\/\/(www\.)?idpf\.org\/epub\/a11y\/accessibility(-\d{8})?\.html(#wcag-a{1,3})?$/i,
  /^https?:\/\/(www\.)?w3\.org\/TR\/(epub-a11y(-1\d)?|(\d{4}\/REC-)?WCAG2\d(-\d{8})?)\/?(#[\w-]{1,40})?$/i,
];

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
  const standards = [...values("dcterms:conformsTo"), ...linked("dcterms:conformsTo")];
  const declared = {
    access_modes: values("schema:accessMode"),
    access_modes_sufficient: values("schema:accessModeSufficient"),
    features: values("schema:accessibilityFeature"),
    hazards: values("schema:accessibilityHazard"),
    summary: values("schema:accessibilitySummary")[0] ?? null,
    conforms_to: standards.find(isKnownStandard) ?? standards[0] ?? null,
    certified_by: values("a11y:certifiedBy")[0] ?? null,
  };
  return { ...declared, gaps: gapsOf(declared, facts) };
}

function isKnownStandard(name: string): boolean {
  return KNOWN_STANDARDS.some((pattern) => pattern.test(name));
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
    [declared.conforms_to !== null && !isKnownStandard(declared.conforms_to), "unknown_conformance"],
    [facts.picturesWithoutAlt > 0, "pictures_without_alt"],
  ];
  return missing.flatMap(([isMissing, gap]) => (isMissing ? gap : []));
}
