import { expect, test, vi } from "vitest";
import { createFileLooks } from "#lib/content/file-looks.ts";
import { type FileSaid, NOTHING_SAID } from "#lib/content/file-said.ts";
import { ApiError } from "#lib/http/api-error.ts";
import type { UploadLink } from "#lib/uploads/schema.ts";
import { UploadError } from "#lib/uploads/upload-fault.ts";

type Line = { resolve: (link: UploadLink) => void; reject: (error: Error) => void };

const LOCKED: FileSaid = {
  ...NOTHING_SAID,
  problems: [{ code: "encrypted", message: "This file is protected with a password.", params: {} }],
};

function linkOf(name: string): UploadLink {
  const file_url = `https://desk.example/uploads/${name}`;
  const rest = { kind: "pdf", media_type: "application/pdf", size_in_bytes: 1, expires_at: "" } as const;
  return { upload_id: name, file_name: name, file_url, ...rest };
}

/** Looks whose lines to the dashboard and to the store are in the hands of the test. */
function openLooks() {
  const lines = new Map<string, Line>();
  const asked = new Map<
    string,
    { say: (said: FileSaid) => void; fail: (error?: Error) => void; signal: AbortSignal }
  >();
  const givenUp: string[] = [];
  const looks = createFileLooks(
    {
      add: (file) => file.name,
      untilLinked: (id) => new Promise((resolve, reject) => lines.set(id, { resolve, reject })),
      giveUp: (id) => void givenUp.push(id),
    },
    (url, _type, signal) =>
      new Promise((resolve, reject) => {
        const name = url.split("/").at(-1) ?? "";
        asked.set(name, { say: resolve, fail: (error = new Error("No answer.")) => reject(error), signal });
      }),
  );
  const begin = (name: string) => {
    const file = new File(["x"], name);
    looks.begin(file, "pdf", "ana");
    return file;
  };
  const arrive = (name: string) => lines.get(name)?.resolve(linkOf(name));
  const steps = () => [...looks.shown.get()].map(([{ name }, { step }]) => `${name} ${step}`);
  const until = (expected: string[]) => vi.waitFor(() => expect(steps()).toEqual(expected));
  return { looks, lines, asked, givenUp, begin, arrive, until };
}

test("two files are looked into at a time, each as soon as it has arrived", async () => {
  const { looks, asked, begin, arrive, until } = openLooks();
  const [first] = ["a", "b", "c"].map(begin);
  for (const name of ["c", "a", "b"]) arrive(name);
  await until(["a looking", "b waiting", "c looking"]);
  expect([...asked.keys()]).toEqual(["c", "a"]);
  const said = { ...NOTHING_SAID, values: { name: "A" } };
  asked.get("a")?.say(said);
  await until(["a done", "b looking", "c looking"]);
  if (!first) throw new Error("A file was begun.");
  expect(looks.saidOf(first)).toEqual(said);
  expect(await looks.untilSeen(first)).toEqual(said);
});

test("a file that is begun twice is sent once", () => {
  const { looks, lines, begin } = openLooks();
  const file = begin("a");
  expect(looks.begin(file, "pdf", "ana")).toBe("a");
  expect(lines.size).toBe(1);
});

test("a refused file is taken from the server, and stays refused", async () => {
  const { looks, asked, givenUp, begin, arrive, until } = openLooks();
  const file = begin("a");
  arrive("a");
  await until(["a looking"]);
  asked.get("a")?.say(LOCKED);
  expect(await looks.untilSeen(file)).toEqual(LOCKED);
  expect(givenUp).toEqual(["a"]);
});

test("a store that does not answer stops nothing", async () => {
  const { looks, asked, begin, arrive, until } = openLooks();
  const file = begin("a");
  arrive("a");
  await until(["a looking"]);
  asked.get("a")?.fail();
  expect(await looks.untilSeen(file)).toEqual(NOTHING_SAID);
});

test("a look that the end of the session stops says nothing of the file, and is taken again when it is asked for", async () => {
  const { looks, asked, begin, arrive, until } = openLooks();
  const file = begin("a");
  arrive("a");
  await until(["a looking"]);
  asked.get("a")?.fail(new ApiError(401, { kind: "signed_out", message: "" }));
  await until(["a failed"]);
  expect(looks.shown.get().get(file)).toMatchObject({ said: null, fault: { code: "signed_out" } });
  const seen = looks.untilSeen(file);
  arrive("a");
  await until(["a looking"]);
  asked.get("a")?.say(LOCKED);
  expect(await seen).toEqual(LOCKED);
});

test("a file that did not arrive says why, and is waited for again when it is asked for", async () => {
  const { looks, lines, asked, begin, arrive, until } = openLooks();
  const file = begin("a");
  lines.get("a")?.reject(new UploadError({ code: "unreadable" }));
  await until(["a failed"]);
  expect(looks.shown.get().get(file)?.fault).toEqual({ code: "unreadable" });
  const seen = looks.untilSeen(file);
  arrive("a");
  await until(["a looking"]);
  asked.get("a")?.say(NOTHING_SAID);
  expect(await seen).toEqual(NOTHING_SAID);
});

test("what is given up is not looked at any more, and makes room for the next", async () => {
  const { looks, asked, givenUp, begin, arrive, until } = openLooks();
  const [first] = ["a", "b", "c"].map(begin);
  for (const name of ["a", "b", "c"]) arrive(name);
  await until(["a looking", "b looking", "c waiting"]);
  if (!first) throw new Error("A file was begun.");
  looks.giveUp(first);
  expect([givenUp, asked.get("a")?.signal.aborted]).toEqual([["a"], true]);
  asked.get("a")?.fail();
  await until(["b looking", "c looking"]);
  await expect(looks.untilSeen(first)).rejects.toMatchObject({ fault: { code: "given_up" } });
});

test("a file that is on its way already is not sent a second time to be looked into", async () => {
  const { looks, arrive, asked, until } = openLooks();
  const file = new File(["x"], "second.mp3");
  expect(looks.begin(file, "audio", "ana", "sent before")).toBe("sent before");
  await until(["second.mp3 sending"]);
  arrive("sent before");
  await vi.waitFor(() => expect([...asked.keys()]).toEqual(["sent before"]));
});
