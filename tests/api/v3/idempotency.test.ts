import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createToken } from "#lib/server/catalog/tokens/create-token.ts";
import {
  type ContentApi,
  errorOf,
  errorsOf,
  itemOf,
  startContentApi,
  V3,
} from "#tests/support/content-api.ts";

let api: ContentApi;
beforeAll(async () => {
  api = await startContentApi();
});
afterAll(() => api.close());

const FILE = "https://files.example/a.mp3";
const TWENTY = Array.from({ length: 20 }, (_, index) => index);
const under = (key: string) => ({ headers: { "idempotency-key": key } });
const book = (name: string, fields: object = {}) => ({ name, file_type: "physical", ...fields });

async function countNamed(name: string): Promise<number> {
  const sql = "select count(*)::int from catalog.content where name = $1";
  return (await api.ctx.db.$client.query(sql, [name])).rows[0].count;
}

describe("the same key and body", () => {
  test("get the stored answer of a create, even when the title has changed since", async () => {
    const body = book("Once", { external_id: "once", prices: { USD: 1 } });
    const first = await api.post("", body, under("once"));
    expect(first.status).toBe(201);
    await api.put(`/${itemOf(first).id}`, { stock: 5 });
    const second = await api.post("", body, under("once"));
    expect([second.status, second.text]).toEqual([201, first.text]);
    for (const header of ["location", "etag"]) {
      expect(first.headers.get(header)).toBeTruthy();
      expect(second.headers.get(header)).toBe(first.headers.get(header));
    }
    expect(await countNamed("Once")).toBe(1);
  });

  test("add a track once", async () => {
    const { id } = itemOf(await api.post("", { name: "Audio", file_type: "audio", file_url: FILE }));
    const body = { title: "B", file_url: FILE };
    const first = await api.post(`/${id}/tracks`, body, under("track"));
    const second = await api.post(`/${id}/tracks`, body, under("track"));
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
    const { json } = await api.get(`/${id}/tracks`);
    expect(z.object({ data: z.array(z.unknown()) }).parse(json).data).toHaveLength(2);
  });

  test("report the earlier items of a bulk as created again, never as conflicts", async () => {
    const contents = [book("A", { external_id: "again-a" }), book(""), book("B", { external_id: "again-b" })];
    const first = await api.post("/bulk", { contents }, under("bulk"));
    expect(first.status).toBe(207);
    const before = await api.countRows();
    const second = await api.post("/bulk", { contents }, under("bulk"));
    expect([second.status, second.text]).toEqual([207, first.text]);
    expect(second.json).toMatchObject({ meta: { created: 2, failed: 1 } });
    expect(await api.countRows()).toEqual(before);
  });

  test("do it once, however many come at the same moment; the others wait for it or are told it runs", async () => {
    const answers = await Promise.all(TWENTY.map(() => api.post("", book("Stampede"), under("stampede"))));
    for (const { status } of answers) expect([201, 409]).toContain(status);
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map((answer) => itemOf(answer).id)).size).toBe(1);
    expect(await countNamed("Stampede")).toBe(1);
    const later = await api.post("", book("Stampede"), under("stampede"));
    expect([later.status, later.text]).toEqual([201, made[0]?.text]);
  });

  test("are compared by what the body says, not by how it is spaced", async () => {
    await api.post("", undefined, { text: '{"name":"Spaced","file_type":"physical"}', ...under("spaced") });
    const text = '{ "name": "Spaced", "file_type": "physical" }';
    expect((await api.post("", undefined, { text, ...under("spaced") })).status).toBe(201);
    expect(await countNamed("Spaced")).toBe(1);
  });
});

describe("another request under a key", () => {
  test("with another body is a 422 and makes nothing", async () => {
    await api.post("", book("First"), under("reused"));
    const before = await api.countRows();
    const answer = await api.post("", book("Second"), under("reused"));
    expect([answer.status, Object.keys(errorsOf(answer))]).toEqual([422, ["Idempotency-Key"]]);
    expect(errorsOf(answer)["Idempotency-Key"]).toEqual([
      'The Idempotency-Key "reused" was used for another request. Use a new key, or send that request again.',
    ]);
    expect(await api.countRows()).toEqual(before);
  });

  test("at another address is a 422, whatever its body", async () => {
    const ids = [];
    for (const name of ["X", "Y"])
      ids.push(itemOf(await api.post("", { name, file_type: "audio", file_url: FILE })).id);
    const body = { title: "B", file_url: FILE };
    expect((await api.post(`/${ids[0]}/tracks`, body, under("place"))).status).toBe(201);
    expect((await api.post(`/${ids[1]}/tracks`, body, under("place"))).status).toBe(422);
  });

  test("from another token is a request of its own", async () => {
    const { token } = await createToken(api.ctx, { name: "Other", canWrite: true });
    await api.post("", book("Scoped"), under("scoped"));
    expect((await api.post("", book("Scoped"), { ...under("scoped"), token })).status).toBe(201);
    expect(await countNamed("Scoped")).toBe(2);
  });
});

describe("a request that failed", () => {
  test("may be mended and sent again under its key", async () => {
    expect((await api.post("", book("", {}), under("mended"))).status).toBe(422);
    expect((await api.post("", book("Mended"), under("mended"))).status).toBe(201);
    const wrong = await api.post("/bulk", { contents: [book("")] }, under("mended-bulk"));
    expect(wrong.status).toBe(422);
    const right = await api.post("/bulk", { contents: [book("Right")] }, under("mended-bulk"));
    expect(right.status).toBe(201);
  });

  test("in the transaction leaves nothing behind", async () => {
    await api.post("", book("Owner", { external_id: "taken" }));
    const before = await api.countRows();
    const answer = await api.post("", book("Late", { external_id: "taken", author: ["New"] }), under("late"));
    expect([answer.status, Object.keys(errorsOf(answer))]).toEqual([422, ["external_id"]]);
    expect(await api.countRows()).toEqual(before);
  });
});

describe("a key", () => {
  test.each(["", "a b", "x".repeat(256), "clé"])("of another form is a 400: %j", async (key) => {
    const answer = await api.post("", book("Refused"), under(key));
    expect([answer.status, errorOf(answer).message]).toEqual([
      400,
      "The Idempotency-Key header must be 1 to 255 visible ASCII characters.",
    ]);
  });

  test("is free again after 24 hours", async () => {
    await api.post("", book("Daily"), under("daily"));
    const age = (hours: number) =>
      api.ctx.db.$client.query(
        `update catalog.idempotency_keys set created_at = now() - interval '${hours} hours' where key = 'daily'`,
      );
    await age(23);
    await api.post("", book("Daily"), under("daily"));
    expect(await countNamed("Daily")).toBe(1);
    await age(25);
    expect((await api.post("", book("Other day"), under("daily"))).status).toBe(201);
    expect((await api.post("", book("Other day"), under("daily"))).status).toBe(201);
    expect(await countNamed("Other day")).toBe(1);
  });
});

describe("a request that hangs", () => {
  const GATE = 4711;
  const gate = async (work: (keeper: pg.Client) => Promise<void>) => {
    const keeper = new pg.Client({ connectionString: api.ctx.db.$client.options.connectionString });
    await keeper.connect();
    await keeper.query(`
      create function wait_at_gate() returns trigger language plpgsql as $$ begin
        if new.name = 'Slow' then perform pg_advisory_xact_lock(${GATE}); end if; return new; end $$;
      create trigger wait_at_gate before insert on catalog.content for each row execute function wait_at_gate()`);
    await keeper.query("select pg_advisory_lock($1)", [GATE]);
    try {
      await work(keeper);
    } finally {
      await keeper.query("select pg_advisory_unlock_all()");
      await keeper.query("drop trigger wait_at_gate on catalog.content; drop function wait_at_gate");
      await keeper.end();
    }
  };
  const waiterAtGate = (keeper: pg.Client) =>
    expect.poll(async () => (await keeper.query(WAITERS, [GATE])).rows.length, { timeout: 10_000 }).toBe(1);
  const WAITERS = "select pid from pg_locks where locktype = 'advisory' and objid = $1 and not granted";

  test("makes the same key answer 409 until it has ended, then with its answer", async () => {
    await gate(async (keeper) => {
      const running = api.post("", book("Slow", { stock: 1 }), under("slow"));
      await waiterAtGate(keeper);
      const second = await api.post("", book("Slow", { stock: 1 }), under("slow"));
      expect([second.status, errorOf(second).message]).toEqual([
        409,
        "A request with this Idempotency-Key is still running. Send it again in a moment.",
      ]);
      await keeper.query("select pg_advisory_unlock($1)", [GATE]);
      const first = await running;
      expect(first.status).toBe(201);
      const third = await api.post("", book("Slow", { stock: 1 }), under("slow"));
      expect([third.status, third.text]).toEqual([201, first.text]);
    });
  });

  test("and dies leaves nothing, and the key free at once", async () => {
    await gate(async (keeper) => {
      const before = await api.countRows();
      const running = api.post("", book("Slow", { stock: 2 }), under("killed"));
      await waiterAtGate(keeper);
      await keeper.query(`select pg_terminate_backend(pid) from (${WAITERS}) waiting`, [GATE]);
      expect((await running).status).toBe(500);
      expect(await api.countRows()).toEqual(before);
      await keeper.query("select pg_advisory_unlock($1)", [GATE]);
      const again = await api.post("", book("Slow", { stock: 2 }), under("killed"));
      expect(again.status).toBe(201);
      const { rows } = await keeper.query("select id from catalog.content where stock = 2 and name = 'Slow'");
      expect(rows).toHaveLength(1);
    });
  });
});

test("without a key each request stands for itself, and reads ignore it", async () => {
  await api.post("", book("Plain"));
  await api.post("", book("Plain"));
  expect(await countNamed("Plain")).toBe(2);
  expect((await api.call("GET", V3, under("any"))).status).toBe(200);
});
