import { useCallback, useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { AUTOFILL_FIELDS, type AutofillField, autofillValues } from "#lib/content/autofill.ts";
import { type ContentForm, type FormField, isSame } from "#lib/content/form.ts";
import type { DraftMarks } from "#lib/content/form-draft.ts";
import type { Preflight } from "#lib/content/preflight-schema.ts";

type Filled = Partial<Pick<ContentForm, AutofillField>>;

type AutofillOptions = {
  form: UseFormReturn<ContentForm>;
  /** What the form started with: a field that still holds it is free to fill. */
  base: ContentForm;
  found: Preflight["found"];
  fileType: string;
  languages: readonly { id: string }[];
};

/**
 * Fills fields from the file that nobody has touched. A field in which somebody wrote, or whose value was taken out
 * again, is left alone for good; one in which somebody stands, until they leave it. What came from a file goes with it
 * when another address, or none, takes its place.
 */
export function useAutofill({ form, base, found, fileType, languages }: AutofillOptions) {
  const [filled, setFilled] = useState<Filled>({});
  /** Whether something was taken out with its file, and nothing has come since. */
  const [isTakenOut, setIsTakenOut] = useState(false);
  /** How often somebody left a field that was to be filled. */
  const [timesLeft, setTimesLeft] = useState(0);
  const touched = useRef(new Set<AutofillField>());
  const start = useRef(base);
  const known = useRef(filled);
  /** The address of the file that filled them. */
  const source = useRef("");

  const mark = useCallback((next: Filled) => {
    known.current = next;
    setFilled(next);
  }, []);
  const unmark = useCallback(
    (field: AutofillField) => {
      touched.current.add(field);
      const { [field]: _gone, ...rest } = known.current;
      mark(rest);
    },
    [mark],
  );
  const put = useCallback(
    <Field extends AutofillField>(field: Field, value: ContentForm[Field]) =>
      form.setValue<AutofillField>(field, value, { shouldValidate: form.formState.isSubmitted }),
    [form],
  );
  const addressNow = useCallback(() => form.getValues("file_url").trim(), [form]);

  const takeOut = useCallback(() => {
    const { current } = known;
    const gone = filledFields(current).filter(
      (field) => isSame(form.getValues(field), current[field]) && !hasFocus(field),
    );
    mark({});
    for (const field of gone) put(field, start.current[field]);
    setIsTakenOut(gone.length > 0);
  }, [form, mark, put]);

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name, type }) => {
          if (
            name === "file_url" &&
            addressNow() !== source.current &&
            filledFields(known.current).length > 0
          )
            takeOut();
          // Only a hand changes: what a program sets has no type.
          const field = AUTOFILL_FIELDS.find((each) => each === name);
          if (type === "change" && field) unmark(field);
        },
      }),
    [form, addressNow, takeOut, unmark],
  );

  useEffect(() => {
    if (!found) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    // What was passed over is looked at again once its field is left.
    void timesLeft;
    const address = addressNow();
    void autofillValues(
      found,
      fileType,
      languages.map(({ id }) => id),
    ).then((values) => {
      if (signal.aborted || addressNow() !== address) return;
      const next: Filled = {};
      for (const field of AUTOFILL_FIELDS) {
        const present = form.getValues(field);
        const wasFilled = known.current[field] !== undefined && isSame(known.current[field], present);
        const isFree = wasFilled || isSame(present, start.current[field]);
        if (!isFree || touched.current.has(field)) continue;
        if (hasFocus(field)) {
          const again = () => setTimesLeft((times) => times + 1);
          document.activeElement?.addEventListener("focusout", again, { once: true, signal });
          continue;
        }
        const value = values[field] ?? start.current[field];
        if (!isSame(value, present)) put(field, value);
        if (values[field] !== undefined) Object.assign(next, { [field]: value });
      }
      source.current = address;
      mark(next);
      setIsTakenOut(false);
    });
    return () => leaving.abort();
  }, [found, timesLeft, fileType, languages, form, addressNow, mark, put]);

  const undo = useCallback(
    (field: AutofillField) => {
      unmark(field);
      form.setValue(field, start.current[field]);
      form.setFocus(field);
    },
    [form, unmark],
  );
  /** For a draft, so that a field is undone after a reload as before it. */
  const marksNow = useCallback(
    (): DraftMarks => ({ filled: filledFields(known.current), left: [...touched.current] }),
    [],
  );
  /** After `taken` were put back from a draft with these marks. */
  const restore = useCallback(
    (marks: DraftMarks, taken: readonly FormField[]) => {
      for (const field of marks.left) touched.current.add(field);
      const kept = filledFields(known.current).filter((field) => !taken.includes(field));
      const fromFile = marks.filled.filter((field) => taken.includes(field));
      if (fromFile.length > 0) source.current = addressNow();
      mark(Object.fromEntries([...kept, ...fromFile].map((field) => [field, form.getValues(field)])));
    },
    [form, addressNow, mark],
  );
  const filledNow = useCallback(() => filledFields(known.current), []);
  return { filled, filledNow, isTakenOut, undo, marksNow, restore };
}

function filledFields(filled: Filled): AutofillField[] {
  return AUTOFILL_FIELDS.filter((field) => filled[field] !== undefined);
}

export type Autofill = ReturnType<typeof useAutofill>;

/** An empty input in which somebody stands may be filled; one with text, or a part of a date, may not. */
function hasFocus(field: string): boolean {
  const focused = document.activeElement;
  if (!focused?.closest(`[data-file-fills="${field}"]`)) return false;
  const isInput = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  return !isInput || focused.value !== "";
}
