"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePreflightWords } from "#components/conversions/preflight/use-preflight-words.ts";
import { Button } from "#components/ui/button.tsx";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import { useFaultText } from "#components/uploads/use-fault-text.ts";
import { AUTOFILL_FIELDS } from "#lib/content/autofill.ts";
import { problemsOf } from "#lib/content/batch-attention.ts";
import type { PlannedTitle } from "#lib/content/batch-plan.ts";
import { usedValues } from "#lib/content/batch-said.ts";
import type { FileLook } from "#lib/content/file-looks.ts";
import { NOTHING_SAID } from "#lib/content/file-said.ts";
import { routes } from "#lib/routes.ts";
import { useBox } from "#lib/uploads/box.ts";
import { uploadSettings } from "#lib/uploads/settings.ts";
import { ReviewUpload } from "./review-upload.tsx";
import { useValuesLine } from "./use-values-line.ts";

type ReviewLookProps = {
  title: PlannedTitle;
  look: FileLook;
  isTwin: boolean;
  onChange: (title: PlannedTitle) => void;
};

/** What is found in the file of a title: quietly, unless it needs a decision. */
export function ReviewLook({ title, look, isTwin, onChange }: ReviewLookProps) {
  const t = useTranslations("uploads.review");
  const faultText = useFaultText();
  const words = usePreflightWords();
  const { step, fault, uploadId } = look;
  const isWithinReach = useBox(uploadSettings)?.isWithinReach ?? true;
  const said = look.said ?? NOTHING_SAID;
  const problems = problemsOf(said, isWithinReach);
  if (step === "failed") {
    const reason = faultText(fault ?? { code: "refused" });
    return <Warning>{fault?.code === "signed_out" ? reason : t("notSent", { reason })}</Warning>;
  }
  if (step === "sending")
    return <ReviewUpload key={uploadId} uploadId={uploadId} fileName={fileNameOf(title)} />;
  if (step !== "done") return <p className="text-muted min-h-6 text-sm">{t(`look.${step}`)}</p>;
  const isbn = usedValues(title, said).external_id;
  const withoutIsbn = () => onChange({ ...title, without: [...title.without, "external_id"] });
  const addWithout = (
    <Button size="sm" variant="secondary" onClick={withoutIsbn}>
      {t("withoutIsbn")}
    </Button>
  );
  return (
    <>
      <FromFileLine title={title} look={look} onChange={onChange} />
      {problems.map((problem) => {
        const { message, fix } = words(problem);
        return <Warning key={problem.code}>{[message, fix].filter(Boolean).join(" ")}</Warning>;
      })}
      {isbn && said.owner ? (
        <Warning action={addWithout}>
          {t("owner", { isbn })}{" "}
          <NewTabLink href={routes.content(said.owner.id)} label={said.owner.name} className="font-serif" />
        </Warning>
      ) : isbn && isTwin ? (
        <Warning action={addWithout}>{t("twin", { isbn })}</Warning>
      ) : null}
    </>
  );
}

/** What goes from the file into the title besides its name, and the way not to use it. */
function FromFileLine({ title, look: { said }, onChange }: Omit<ReviewLookProps, "isTwin">) {
  const t = useTranslations("uploads.review");
  const lineOf = useValuesLine();
  const all = usedValues({ ...title, without: [] }, said);
  if (Object.keys(all).length === 0) return null;
  const what = lineOf(usedValues(title, said));
  const isUsed = title.without.length === 0;
  return (
    <p className="text-muted min-h-6 text-sm wrap-anywhere">
      {what ? t("fromFile", { what }) : t(isUsed ? "nameFromFile" : "unused")}{" "}
      <button
        type="button"
        className="text-link min-h-6 cursor-pointer"
        aria-label={t(isUsed ? "leaveWords" : "useWords", { file: fileNameOf(title) })}
        onClick={() => onChange({ ...title, without: isUsed ? AUTOFILL_FIELDS : [] })}
      >
        {t(isUsed ? "leaveWordsShort" : "useWordsShort")}
      </button>
    </p>
  );
}

const fileNameOf = ({ files: [first], name }: PlannedTitle) => first?.file.name ?? name;

function Warning({ action = null, children }: { action?: ReactNode; children: ReactNode }) {
  return (
    <div className="text-warning-text flex items-start gap-1.5 text-sm">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
        <p className="min-w-0 wrap-anywhere">{children}</p>
        {action}
      </div>
    </div>
  );
}
