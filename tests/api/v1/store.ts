import type { IssueDate } from "#lib/content/v1-schema.ts";
import { STORE_TOKEN, startContentApi, V3 } from "#tests/support/content-api.ts";

export const ISSUES = "/integration-api/v1/dashboard/issues";

/** What an answer of version 1 holds; a wrong turn in it makes the assertion fail. */
// biome-ignore lint/suspicious/noExplicitAny: its type is what these tests are about
export type Json = any;
export type Answer = { status: number; text: string; body: Json };
export type TestStore = Awaited<ReturnType<typeof startStore>>;

/** The embedded store as version 1 shows it. No worker runs: what waits goes on waiting. */
export async function startStore() {
  const api = await startContentApi();

  /** Calls below `/issues`, by default with the token in the query string, as the documents have it. */
  async function send(method: string, path: string, body?: unknown): Promise<Answer> {
    const url = `${ISSUES}${path}${path.includes("?") ? "&" : "?"}api_token=${STORE_TOKEN}`;
    const { status, text, json } = await api.call(method, url, { body, token: null });
    return { status, text, body: json };
  }

  return {
    api,
    send,
    async createIssue(fields: object): Promise<Json> {
      const { status, text, body } = await send("POST", "", fields);
      if (status !== 201) throw new Error(`The title was not created: ${text}`);
      return body.data.issue;
    },
    /** The same title in version 3, with every block that version 1 does not show. */
    async inVersion3(id: number): Promise<Json> {
      const { json } = await api.call("GET", `${V3}/${id}?include=metadata,table_of_contents,physical,sale`);
      return (json as { data: Json }).data;
    },
    close: () => api.close(),
  };
}

let made = 0;

/** The least that version 1 accepts, under an external id of its own. */
export function newIssue(fields: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    publication_date: "2020-06-01",
    name: `Title ${made}`,
    external_id: `made-${made}`,
    extension: "pdf",
    file_url: "https://files.example/book.pdf",
    ...fields,
  };
}

export function localDate(timestamp: number, date: string): IssueDate {
  return { timestamp, date, timezone: "America/Argentina/Buenos_Aires" };
}
