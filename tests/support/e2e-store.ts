import { z } from "zod";
import { contentSchema } from "#lib/content/schema.ts";
import { trackSchema } from "#lib/tracks/schema.ts";
import type { Stack } from "./stack.ts";

const oneContent = z.object({ data: contentSchema });
const oneTrack = z.object({ data: trackSchema });
const contentList = z.object({ data: z.array(contentSchema) });
const trackList = z.object({ data: z.array(trackSchema) });
const ALL_BLOCKS =
  "prices,description,metadata,geographic_restrictions,table_of_contents,physical,sale,price_schedule,conversion,file";

/** The Content API as any client speaks it: for what a test needs beforehand, and to see what was stored. */
export function connectStore({ apiUrl, token }: Pick<Stack, "apiUrl" | "token">) {
  async function call<Schema extends z.ZodType>(
    method: string,
    path: string,
    schema: Schema,
    body?: unknown,
  ): Promise<z.output<Schema>> {
    const res = await fetch(`${apiUrl}/api/v3/content${path}`, {
      method,
      headers: { "x-user-token": token, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await res.text();
    if (!res.ok) throw new Error(`${method} ${path} was answered with ${res.status}: ${text}`);
    return schema.parse(text === "" ? null : JSON.parse(text));
  }

  return {
    create: async (fields: Record<string, unknown>) => (await call("POST", "", oneContent, fields)).data,
    /** One of many: its conversion waits for its first reader. */
    createDeferred: async (fields: { name: string } & Record<string, unknown>) => {
      await call("POST", "/bulk", z.unknown(), { contents: [fields] });
      const [made] = (await call("GET", `?filter[query]=${encodeURIComponent(fields.name)}`, contentList))
        .data;
      if (!made) throw new Error(`${fields.name} was not created.`);
      return made;
    },
    update: async (id: number, fields: Record<string, unknown>) =>
      (await call("PUT", `/${id}`, oneContent, fields)).data,
    remove: (id: number) => call("DELETE", `/${id}`, z.null()),
    read: async (id: number) => (await call("GET", `/${id}?include=${ALL_BLOCKS}`, oneContent)).data,
    /** The titles whose name contains this. */
    named: async (name: string) =>
      (await call("GET", `?filter[query]=${encodeURIComponent(name)}`, contentList)).data,
    addTrack: async (id: number, track: { title: string; file_url: string }) =>
      (await call("POST", `/${id}/tracks`, oneTrack, track)).data,
    renameTrack: async (id: number, trackId: number, title: string) =>
      (await call("PUT", `/${id}/tracks/${trackId}`, oneTrack, { title })).data,
    tracks: async (id: number) => (await call("GET", `/${id}/tracks`, trackList)).data,
  };
}

export type Store = ReturnType<typeof connectStore>;
