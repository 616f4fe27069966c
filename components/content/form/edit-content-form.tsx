"use client";

import { toast } from "@heroui/react/toast";
import { useTranslations } from "next-intl";
import { useDeferredValue, useEffect } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { SignInOverlay } from "#components/accounts/sign-in-overlay.tsx";
import { type ContentForm, type FormField, toPatch } from "#lib/content/form.ts";
import { BarActions } from "./content-bar.tsx";
import { ContentFormSections } from "./content-form-sections.tsx";
import { DraftOffer } from "./draft-offer.tsx";
import { FormFailure } from "./form-failure.tsx";
import { FormSettingContext, type FormSurroundings } from "./form-setting.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { FORM_ID, SaveActions } from "./save-actions.tsx";
import { SidePanel } from "./side-panel.tsx";
import { useDraftKeeper, useDraftOffer } from "./use-draft.ts";
import { type Snapshot, useEditContent } from "./use-edit-content.ts";
import { useLeaveGuard } from "./use-leave-guard.ts";

type EditContentFormProps = FormSurroundings & { initial: Snapshot; canEdit: boolean };

/** The details of a stored title. The form works on a snapshot: no refetch ever reaches it. */
export function EditContentForm({ initial, canEdit, ...surroundings }: EditContentFormProps) {
  const edit = useEditContent(initial, surroundings);
  const draft = useDraftOffer(edit);
  const { content } = edit.snapshot;
  const setting = {
    ...surroundings,
    fields: { control: edit.form.control, isReadOnly: !canEdit },
    fileType: content.file_type,
    isNew: false,
    bisacLabels: new Map((content.bisac ?? []).map(({ code, label }) => [code, label ?? ""])),
  };
  return (
    <FormSettingContext value={setting}>
      <div className="grid items-start gap-6 py-5 xl:grid-cols-[minmax(0,45rem)_18rem]">
        <form
          id={FORM_ID}
          noValidate
          onSubmit={edit.save}
          className="flex min-w-0 max-w-[45rem] flex-col gap-4 [&_:focus]:scroll-mt-40"
        >
          {canEdit ? <DraftOffer draft={draft} /> : null}
          <FormFailure failure={edit.failure} onLoadFresh={edit.loadFresh} />
          <ContentFormSections content={content} />
        </form>
        <SidePanel content={initial.content} etag={edit.snapshot.etag} canEdit={canEdit} />
      </div>
      {canEdit ? <EditKeeper edit={edit} /> : null}
      <SignInOverlay purpose="save" {...edit.signIn} />
    </FormSettingContext>
  );
}

/** Follows every change, apart from the fields, so that typing renders no more than this and one field. */
function EditKeeper({ edit }: { edit: ReturnType<typeof useEditContent> }) {
  const t = useTranslations("contentForm.bar");
  const common = useTranslations("common");
  const { form, snapshot, base, reading, place, clearFailure } = edit;
  // A letter is shown first, and what follows from it a moment later.
  const values = useDeferredValue(useWatch({ control: form.control }) as ContentForm);
  const isDirty = Object.keys(toPatch(snapshot.content, values, reading)).length > 0;
  const guard = useLeaveGuard(isDirty);
  useDraftKeeper({ form, place, base, values, isDirty });
  useEffect(() => {
    // Nothing is left to save: why the last save failed is of no more use.
    if (!isDirty) clearFailure();
  }, [isDirty, clearFailure]);
  const discard = () => {
    const given = structuredClone(form.getValues());
    form.reset(base);
    clearFailure();
    toast(t("discarded"), {
      actionProps: { children: common("undo"), onPress: () => fill(form, given) },
    });
  };
  return (
    <>
      <BarActions>
        <SaveActions isDirty={isDirty} isSaving={edit.isSending} savedAt={edit.savedAt} onDiscard={discard} />
      </BarActions>
      <LeaveDialog isOpen={guard.isAsking} onStay={guard.stay} onLeave={guard.leave} />
    </>
  );
}

function fill(form: UseFormReturn<ContentForm>, values: ContentForm) {
  for (const [field, value] of Object.entries(values)) form.setValue(field as FormField, value);
}
