import { expect, test } from "vitest";
import { startContentApi } from "#tests/support/content-api.ts";
import { freePorts } from "#tests/support/free-port.ts";

test("a database that cannot be reached is a 503 that says when to ask again", async () => {
  const [port = 0] = await freePorts(1);
  const api = await startContentApi({ askedAt: `postgres://colophon@127.0.0.1:${port}/colophon` });
  const headers = { "x-request-id": "abc-124" };
  try {
    for (const answer of [
      await api.get("", { headers }),
      await api.get("/1000001", { headers }),
      await api.post("", { name: "Away", file_type: "physical" }, { headers }),
    ])
      expect([answer.status, answer.headers.get("retry-after"), answer.json]).toEqual([
        503,
        "5",
        {
          message: "The database cannot be reached. Send the request again in a moment.",
          code: "unavailable",
          params: {},
          request_id: "abc-124",
        },
      ]);
  } finally {
    await api.close();
  }
});
