"use client";

import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useLinkCheck } from "#components/conversions/preflight/use-link-check.ts";
import { useOneAtATime } from "#components/form/use-one-at-a-time.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { FileWay } from "#components/uploads/use-sent-file.ts";
import {
  type ContentForm,
  changedFields,
  emptyForm,
  type FormDefaults,
  toCreateInput,
} from "#lib/content/form.ts";
import { dropDrafts } from "#lib/content/form-draft.ts";
import type { FileType } from "#lib/content/schema.ts";
import { useCreateContent } from "#lib/content/write-queries.ts";
import { routes } from "#lib/routes.ts";
import { BarActions } from "./content-bar.tsx";
import { ContentFormSections } from "./content-form-sections.tsx";
import { DraftOffer } from "./draft-offer.tsx";
import { FileLookContext } from "./file-look.ts";
import { FormFailure } from "./form-failure.tsx";
import { FormSettingContext, type FormSurroundings } from "./form-setting.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { FORM_ID, useSaveShortcut } from "./save-actions.tsx";
import { SignInOverlay } from "./sign-in-overlay.tsx";
import { useAutofill } from "./use-autofill.ts";
import { useContentResolver } from "./use-content-resolver.ts";
import { useDraftKeeper, useDraftOffer } from "./use-draft.ts";
import { useLeaveGuard } from "./use-leave-guard.ts";
import { useOnArrival } from "./use-on-arrival.ts";
import { useSubmission } from "./use-submission.ts";

type NewContentFormProps = FormSurroundings & { fileType: FileType; defaults: FormDefaults };

/** A new title of one kind. It goes on to its own page, where the conversion can be watched. */
export function NewContentForm({ fileType, defaults, ...surroundings }: NewContentFormProps) {
  const t = useTranslations("contentForm.bar");
  const router = useRouter();
  const { accountId, reading } = surroundings;
  const base = emptyForm(defaults);
  const resolver = useContentResolver({ base, fileType, isNew: true, locale: reading.locale });
  const form = useForm<ContentForm>({ defaultValues: base, resolver });
  const submission = useSubmission(form);
  const create = useCreateContent();
  const place = { accountId, item: `new-${fileType}`, version: "new" };
  const draft = useDraftOffer(form, place);
  useSaveShortcut();
  const check = useLinkCheck(useWatch({ control: form.control, name: "file_url" }), fileType);
  const { languages } = surroundings;
  const autofill = useAutofill({ form, base, found: check.seen?.found, fileType, languages });

  // A letter is shown first, and what follows from it a moment later.
  const values = useDeferredValue(useWatch({ control: form.control }) as ContentForm);
  const isDirty = changedFields(base, values).length > 0;
  const isMade = create.isSuccess;
  const guard = useLeaveGuard(isDirty && !isMade);
  useDraftKeeper(place, base, values, isDirty && !isMade);

  const [way, setWay] = useState<FileWay>("none");
  const [isAwaited, setAwaited] = useState(false);
  const add = async (filled: ContentForm) => {
    if (isMade) return;
    if (way === "coming") return setAwaited(true);
    await submission.submit(async () => {
      const made = await create.mutateAsync(toCreateInput(filled, fileType, reading));
      dropDrafts(window.localStorage, place);
      await guard.release();
      router.replace(routes.content(made.content.id));
    });
  };
  const save = useOneAtATime(
    form.handleSubmit(add, ({ file_url: _unfilled, ...others }) => {
      if (way !== "coming") return;
      // The file brings its address along; all else has to be right already.
      form.clearErrors("file_url");
      if (Object.keys(others).length === 0) setAwaited(true);
    }),
  );
  useOnArrival(isAwaited, way, {
    onArrived: () => {
      setAwaited(false);
      void save();
    },
    onGone: () => {
      setAwaited(false);
      form.setFocus("file_url");
    },
  });
  const setting = {
    ...surroundings,
    fields: { control: form.control, isReadOnly: false },
    fileType,
    isNew: true,
    bisacLabels: new Map<string, string>(),
  };
  return (
    <FormSettingContext value={setting}>
      <form
        id={FORM_ID}
        noValidate
        onSubmit={save}
        className="flex max-w-[45rem] flex-col gap-4 py-5 [&_:focus]:scroll-mt-40"
      >
        <DraftOffer draft={draft} />
        <FormFailure failure={submission.failure} />
        <FileLookContext value={{ check, autofill, onWay: setWay }}>
          <ContentFormSections />
        </FileLookContext>
      </form>
      <BarActions>
        <span role="status" className="text-muted max-w-80 min-w-0 text-sm empty:hidden">
          {isAwaited ? t("whenArrived") : ""}
        </span>
        {isAwaited ? (
          <Button variant="tertiary" onPress={() => setAwaited(false)}>
            {t("notYet")}
          </Button>
        ) : (
          <LinkButton variant="tertiary" href={routes.newContent()} className="max-sm:ms-auto">
            {t("otherKind")}
          </LinkButton>
        )}
        <Button type="submit" form={FORM_ID} isPending={isAwaited || submission.isSending || isMade}>
          {t("create")}
        </Button>
      </BarActions>
      <LeaveDialog isOpen={guard.isAsking} onStay={guard.stay} onLeave={guard.leave} />
      <SignInOverlay {...submission.signIn} />
    </FormSettingContext>
  );
}
