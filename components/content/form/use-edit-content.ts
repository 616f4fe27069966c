"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useOneAtATime } from "#components/form/use-one-at-a-time.ts";
import { type ContentForm, changedFields, toForm, toPatch } from "#lib/content/form.ts";
import { draftKey, dropDraft, versionOf } from "#lib/content/form-draft.ts";
import { contentOptions } from "#lib/content/queries.ts";
import type { Content } from "#lib/content/schema.ts";
import { useUpdateContent } from "#lib/content/write-queries.ts";
import { randomKey } from "#lib/http/random-key.ts";
import type { FormSurroundings } from "./form-setting.tsx";
import { useContentResolver } from "./use-content-resolver.ts";
import { useSubmission } from "./use-submission.ts";

/** A title as it was read or last saved here, with the ETag that the next save must still find. */
export type Snapshot = { content: Content; etag: string | null };

/** A form on a stored title: sends only the difference to its snapshot, and takes the answer as the next one. */
export function useEditContent(initial: Snapshot, { accountId, reading }: FormSurroundings) {
  const router = useRouter();
  const client = useQueryClient();
  const t = useTranslations("contentForm.failure");
  const [snapshot, setSnapshot] = useState(initial);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const { content, etag } = snapshot;
  const base = toForm(content, reading);
  const resolver = useContentResolver({
    base,
    fileType: content.file_type,
    isNew: false,
    locale: reading.locale,
  });
  const form = useForm<ContentForm>({ defaultValues: base, resolver });
  const submission = useSubmission(form);
  const update = useUpdateContent(content.id);
  const [openingId] = useState(randomKey);
  const version = versionOf(etag, content.updated_at);
  const place = { accountId, item: String(content.id), openingId, version };

  const send = async (sent: ContentForm) => {
    const patch = toPatch(content, sent, reading);
    if (Object.keys(patch).length === 0) return;
    const saved = await update.mutateAsync({ patch, etag });
    // What the store made of a field is shown, unless it was typed on while the save was under way.
    const fresh = toForm(saved.content, reading);
    const now = form.getValues();
    const typedSince = changedFields(sent, now);
    for (const field of changedFields(now, fresh))
      if (!typedSince.includes(field)) form.setValue(field, fresh[field]);
    dropDraft(window.localStorage, draftKey(place));
    setSnapshot(saved);
    setSavedAt(new Date());
    // The router keeps pages that it has shown; the title and the list are no longer what they were.
    router.refresh();
  };
  // A save under way must not be overtaken: the next one takes its ETag from the answer.
  const save = useOneAtATime(
    form.handleSubmit((values) => submission.submit(() => send(structuredClone(values)))),
  );

  /** After a 412: the state of the store beneath, what was typed on top, and a word where the two meet. */
  const loadFresh = () =>
    submission.submit(async () => {
      const { data, etag } = await client.fetchQuery({ ...contentOptions(String(content.id)), staleTime: 0 });
      const fresh = toForm(data, reading);
      const mine = changedFields(base, form.getValues());
      const theirs = changedFields(base, fresh);
      for (const field of theirs) if (!mine.includes(field)) form.setValue(field, fresh[field]);
      setSnapshot({ content: data, etag });
      for (const field of theirs)
        if (mine.includes(field)) form.setError(field, { type: "server", message: t("bothChanged") });
    });
  return { form, snapshot, base, loadFresh, reading, place, savedAt, save, ...submission };
}
