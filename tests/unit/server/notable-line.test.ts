import { expect, test } from "vitest";
import { notableLine } from "#lib/server/start/notable-line.ts";

const logged = (fields: object) => notableLine("Worker", JSON.stringify({ time: 1, ...fields }));

test.each([
  "Set up the first administrator: http://localhost:3000/set-up?key=abc",
  "The store cannot fetch what is uploaded here: http://localhost:3000 leads to this machine only.",
])("what somebody has to do passes as it is: %s", (line) => {
  expect(notableLine("Dashboard", line)).toBe(line);
});

test("an error in the log becomes one line that names its process", () => {
  expect(logged({ level: 50, msg: "the queue is gone", err: { message: "connect\n  refused" } })).toBe(
    "Worker: the queue is gone: connect refused",
  );
  expect(logged({ level: 50, reason: "TypeError: no\n    at somewhere" })).toBe("Worker: TypeError: no");
});

test("everything else stays in the file", () => {
  expect(logged({ level: 30, msg: "listening" })).toBeUndefined();
  expect(logged({ level: 40, msg: "slow" })).toBeUndefined();
  expect(notableLine("Dashboard", "   at renderToResponse (file.js:1:2)")).toBeUndefined();
  expect(notableLine("Dashboard", "{ not json")).toBeUndefined();
});

test("an error outside of the log shows its first line", () => {
  expect(notableLine("Dashboard", " ⨯ Error: no build")).toBe("Dashboard: Error: no build");
  expect(notableLine("Worker", "SyntaxError: Unexpected token")).toBe(
    "Worker: SyntaxError: Unexpected token",
  );
});
