"use client";

import type { Content } from "#lib/content/schema.ts";
import {
  AccessSection,
  BasicsSection,
  DescriptionSection,
  PhysicalSection,
  SaleSection,
  TerritoriesSection,
} from "./content-fields.tsx";
import { CoverSection } from "./cover-section.tsx";
import { FileSection } from "./file-section.tsx";
import { useFormSetting } from "./form-setting.tsx";
import { PeopleSection } from "./people-section.tsx";
import { PricesSection } from "./prices-section.tsx";

/**
 * The sections that this kind of title has. A block that the store did not send, because it does not
 * know it, has no section: what cannot be kept must not be asked for (contract 9).
 */
export function ContentFormSections({ content }: { content?: Content }) {
  const { fileType, isNew } = useFormSetting();
  const isPhysical = fileType === "physical";
  const knows = (block: keyof Content) => content === undefined || content[block] !== undefined;
  const hasNarrator = fileType === "audio" || (content?.narrator?.length ?? 0) > 0;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {isNew && !isPhysical ? <FileSection /> : null}
      <BasicsSection />
      {isNew ? <CoverSection /> : null}
      {isPhysical && knows("physical") ? <PhysicalSection /> : null}
      {knows("description") ? <DescriptionSection /> : null}
      <PeopleSection hasNarrator={hasNarrator} />
      {knows("prices") ? <PricesSection /> : null}
      {isNew && isPhysical ? null : <AccessSection />}
      {knows("geographic_restrictions") ? <TerritoriesSection /> : null}
      {knows("sale") ? <SaleSection /> : null}
    </div>
  );
}
