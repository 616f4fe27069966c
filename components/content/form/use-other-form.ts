import { useRouter } from "next/navigation";
import type { UseFormReturn } from "react-hook-form";
import type { ContentForm } from "#lib/content/form.ts";
import { changedValues, type DraftPlace, draftKey } from "#lib/content/form-draft.ts";
import { handToForm } from "#lib/content/intake.ts";
import { handDraft, typedForKind } from "#lib/content/other-kind.ts";
import type { FileType } from "#lib/content/schema.ts";
import { routes } from "#lib/routes.ts";
import type { DroppedFile } from "#lib/uploads/dropped-files.ts";
import type { Autofill } from "./use-autofill.ts";

type OtherFormOptions = {
  form: UseFormReturn<ContentForm>;
  base: ContentForm;
  place: DraftPlace;
  autofill: Pick<Autofill, "marksNow">;
  /** Lets the way out go without a question. */
  release: () => Promise<void>;
};

/** The way to the form of another kind of title, with all that was typed, and with a file that this form refused. */
export function useOtherForm({ form, base, place, autofill, release }: OtherFormOptions) {
  const router = useRouter();
  return async (fileType: FileType, file?: DroppedFile) => {
    const typed = { values: changedValues(base, form.getValues()), marks: autofill.marksNow() };
    const taken = typedForKind(typed, fileType, file !== undefined);
    const draft = { ...taken, saved_at: Date.now(), version: place.version };
    handDraft(`new-${fileType}`, { key: draftKey(place), draft });
    if (file) handToForm(file, fileType);
    await release();
    router.replace(routes.newContent(fileType));
  };
}
