"use client";

import { Button } from "@heroui/react/button";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { SignInOverlay } from "#components/accounts/sign-in-overlay.tsx";
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
import { draftKey, dropDraft } from "#lib/content/form-draft.ts";
import type { FileType } from "#lib/content/schema.ts";
import { useCreateContent } from "#lib/content/write-queries.ts";
import { randomKey } from "#lib/http/random-key.ts";
import { routes } from "#lib/routes.ts";
import { BarActions } from "./content-bar.tsx";
import { ContentFormSections } from "./content-form-sections.tsx";
import { DraftOffer } from "./draft-offer.tsx";
import { FileLookContext } from "./file-look.ts";
import { FormFailure } from "./form-failure.tsx";
import { FormSettingContext, type FormSurroundings } from "./form-setting.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { FORM_ID, useSaveShortcut } from "./save-actions.tsx";
import { useArrivals } from "./use-arrivals.ts";
import { useAutofill } from "./use-autofill.ts";
import { useCheckOnLeave } from "./use-check-on-leave.ts";
import { useContentResolver } from "./use-content-resolver.ts";
import { useDraftKeeper, useDraftOffer } from "./use-draft.ts";
import { useLeaveGuard } from "./use-leave-guard.ts";
import { useNewCover } from "./use-new-cover.ts";
import { useOtherForm } from "./use-other-form.ts";
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
  const [openingId] = useState(randomKey);
  const place = { accountId, item: `new-${fileType}`, openingId, version: "new" };
  useSaveShortcut();
  const check = useLinkCheck(useWatch({ control: form.control, name: "file_url" }), fileType);
  const { languages } = surroundings;
  const autofill = useAutofill({ form, base, found: check.seen?.found, fileType, languages });
  const draft = useDraftOffer({ form, place, base, autofill });

  // A letter is shown first, and what follows from it a moment later.
  const values = useDeferredValue(useWatch({ control: form.control }) as ContentForm);
  const isDirty = changedFields(base, values).length > 0;
  const isMade = create.isSuccess;
  const guard = useLeaveGuard(isDirty && !isMade);
  useDraftKeeper({ form, place, base, values, isDirty: isDirty && !isMade, marksNow: autofill.marksNow });

  const moveTo = useOtherForm({ form, base, place, autofill, release: guard.release });
  const onLeave = useCheckOnLeave(form);
  const cover = useNewCover(form.control, check.seen?.cover ?? null);
  const [way, setWay] = useState<FileWay>("none");
  const isLooking = cover.isNamed && !check.isSettled;
  const ways = { file_url: way, cover_url: cover.way, isLooking };
  const arrivals = useArrivals(form, ways, () => void save());
  const add = async (filled: ContentForm) => {
    if (isMade || arrivals.wait()) return;
    await submission.submit(async () => {
      const { isAsked, keepsLarger } = await cover.askFirst();
      if (isAsked) return;
      const input = toCreateInput(filled, fileType, reading, { keepsLargerCover: keepsLarger });
      const made = await create.mutateAsync(input);
      dropDraft(window.localStorage, draftKey(place));
      await guard.release();
      router.replace(routes.content(made.content.id));
    });
  };
  const save = useOneAtATime(
    form.handleSubmit(add, (faults) => {
      // A file brings its address along; all else has to be right already.
      for (const field of arrivals.sent) form.clearErrors(field);
      const others = Object.keys(faults).filter((name) => !arrivals.sent.some((field) => field === name));
      if (others.length === 0) arrivals.wait();
    }),
  );
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
        <FileLookContext value={{ check, autofill, cover, onLeave, onWay: setWay, moveTo }}>
          <ContentFormSections />
        </FileLookContext>
      </form>
      <BarActions>
        <div className="flex min-w-0 items-center gap-2 max-sm:w-full max-sm:flex-wrap max-sm:justify-end">
          <span
            role="status"
            className="text-muted max-w-80 min-w-0 text-sm empty:hidden max-sm:max-w-none max-sm:basis-full"
          >
            {arrivals.isAwaited ? t("whenArrived", { what: arrivals.what }) : ""}
          </span>
          {arrivals.isAwaited ? (
            <Button variant="tertiary" onPress={arrivals.stop}>
              {t("notYet")}
            </Button>
          ) : (
            <LinkButton variant="tertiary" href={routes.newContent()} className="max-sm:ms-auto">
              {t("otherKind")}
            </LinkButton>
          )}
          <Button
            type="submit"
            form={FORM_ID}
            isPending={arrivals.isAwaited || submission.isSending || isMade}
          >
            {t("create")}
          </Button>
        </div>
      </BarActions>
      <LeaveDialog isOpen={guard.isAsking} onStay={guard.stay} onLeave={guard.leave} />
      <SignInOverlay purpose="save" {...submission.signIn} />
    </FormSettingContext>
  );
}
