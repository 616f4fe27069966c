import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { conversionKeys } from "#lib/conversions/queries.ts";
import { callApi } from "#lib/http/call.ts";
import { useSubmissionKeys } from "#lib/http/submission-key.ts";
import { apiRoutes } from "#lib/routes.ts";
import type { ContentPatch } from "./form.ts";
import { contentKeys, contentOptions, oneContentSchema } from "./queries.ts";

/** Creates a title. What is being converted is asked for anew, and so are the lists. */
export function useCreateContent() {
  const keys = useSubmissionKeys();
  return useWrite(async (body: Record<string, unknown>) => {
    const idempotencyKey = keys.keyOf(body);
    const made = await callApi(apiRoutes.contentList(), {
      method: "POST",
      body,
      idempotencyKey,
      schema: oneContentSchema,
    });
    keys.done();
    return made;
  });
}

/** Saves a difference. `etag` is the one the editor started from: the save fails as `stale` when it no longer holds. */
export function useUpdateContent(id: number) {
  return useWrite(async ({ patch, etag }: { patch: ContentPatch; etag: string | null }) =>
    callApi(apiRoutes.content(id), {
      method: "PUT",
      body: patch,
      ifMatch: etag ?? undefined,
      schema: oneContentSchema,
    }),
  );
}

function useWrite<Input>(
  write: (input: Input) => Promise<{ data: z.output<typeof oneContentSchema>; etag: string | null }>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => {
      const { data, etag } = await write(input);
      const content = data.data;
      if (content.author !== undefined) return { content, etag };
      // A store may answer a write with the core fields only; a form needs every block.
      const whole = await client.fetchQuery({ ...contentOptions(String(content.id)), staleTime: 0 });
      return { content: whole.data, etag: whole.etag };
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: contentKeys.all });
      void client.invalidateQueries({ queryKey: conversionKeys.all });
    },
  });
}
