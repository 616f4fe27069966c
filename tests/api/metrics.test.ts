import { afterAll, beforeAll, expect, test } from "vitest";
import { type ContentApi, itemOf, STORE_TOKEN, startContentApi } from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

/** Every series and its value. */
async function readMetrics(): Promise<Map<string, number>> {
  const { text } = await api.call("GET", "/metrics", { token: null });
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(" ");
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

test("requests are counted by the pattern of their route and their status", async () => {
  const made = { name: "T", external_id: "978-secret-edition", file_type: "pdf" };
  const { id } = itemOf(await api.post("", { ...made, file_url: "https://files.example/a.pdf" }));
  for (const path of [`/${id}`, "/978-secret-edition?id_type=external", "/404404"]) await api.get(path);
  await api.get("", { token: "sk_live_guessed" });
  await api.call("GET", `/integration-api/v1/dashboard/issues/${id}?api_token=${STORE_TOKEN}`, {
    token: null,
  });
  await api.call("GET", "/no/such/address");
  await api.call("PATCH", `/api/v3/content/${id}`);
  await api.get("/stats");
  await api.put(`/${id}/tracks/order`, { order: [] });
  const metrics = await readMetrics();
  const count = (method: string, route: string, status: number) =>
    metrics.get(`http_requests_total{method="${method}",route="${route}",status="${status}"}`);
  expect(count("POST", "/api/v3/content", 201)).toBe(1);
  expect(count("GET", "/api/v3/content/:id", 200)).toBe(2);
  expect(count("GET", "/api/v3/content/:id", 404)).toBe(1);
  expect(count("GET", "/api/v3/content", 401)).toBe(1);
  expect(count("GET", "/api/v3/content/stats", 200)).toBe(1);
  expect(count("PUT", "/api/v3/content/:id/tracks/order", 422)).toBe(1);
  expect(count("GET", "/integration-api/v1/dashboard/issues/:id", 200)).toBe(1);
  expect(metrics.get('http_request_duration_seconds_count{method="GET",route="/api/v3/content/:id"}')).toBe(
    3,
  );

  const labels = [...metrics.keys()].join("\n");
  for (const secret of [STORE_TOKEN, "guessed", "978-secret-edition", String(id), "404404", "such"])
    expect(labels).not.toContain(secret);
});

test("the pool, the queues and the process are told too, without a token", async () => {
  const metrics = await readMetrics();
  for (const state of ["busy", "idle", "waiting"])
    expect(metrics.get(`database_connections{state="${state}"}`)).toBeGreaterThanOrEqual(0);
  expect(metrics.get('queue_jobs{queue="convert",state="waiting"}')).toBe(1);
  expect(metrics.get('queue_jobs{queue="convert",state="active"}')).toBe(0);
  expect(metrics.get("process_resident_memory_bytes")).toBeGreaterThan(0);
});

test("without a database the process still tells about itself", async () => {
  const broken = await startContentApi();
  try {
    await broken.ctx.queue.stop();
    const { status, text } = await broken.call("GET", "/metrics", { token: null });
    expect(status).toBe(200);
    expect(text).toContain("http_requests_total");
    expect(text).not.toContain("queue_jobs{");
  } finally {
    await broken.close();
  }
});
