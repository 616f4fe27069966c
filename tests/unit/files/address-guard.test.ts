import { expect, test } from "vitest";
import {
  guardedLookup,
  guardLookup,
  isPrivateUrl,
  isPublicAddress,
} from "#lib/server/files/address-guard.ts";

test.each([
  ["loopback", "http://127.0.0.1/a"],
  ["loopback as one decimal number", "http://2130706433/a"],
  ["loopback in hexadecimal", "http://0x7f000001/a"],
  ["loopback in octal", "http://0177.0.0.1/a"],
  ["loopback, shortened", "http://127.1/a"],
  ["loopback of IPv6", "http://[::1]/a"],
  ["IPv4 mapped into IPv6", "http://[::ffff:127.0.0.1]/a"],
  ["IPv4 mapped into IPv6, in hexadecimal", "http://[::ffff:7f00:1]/a"],
  ["this host", "http://0.0.0.0/a"],
  ["private, 10/8", "http://10.1.2.3/a"],
  ["private, 172.16/12", "http://172.31.255.1/a"],
  ["private, 192.168/16", "http://192.168.1.1/a"],
  ["link-local, the metadata service of clouds", "http://169.254.169.254/latest/meta-data"],
  ["carrier-grade NAT", "http://100.64.0.1/a"],
  ["unique local", "http://[fd00::1]/a"],
  ["link-local of IPv6", "http://[fe80::1]/a"],
  ["NAT64 of a private address", "http://[64:ff9b::a00:1]/a"],
  ["6to4 of a private address", "http://[2002:a00:1::]/a"],
  ["multicast", "http://224.0.0.1/a"],
  ["broadcast", "http://255.255.255.255/a"],
  ["reserved", "http://240.0.0.1/a"],
  ["localhost", "http://localhost:8080/a"],
  ["localhost with the root dot", "http://localhost./a"],
  ["a name under localhost", "http://files.localhost/a"],
  ["localhost in full-width letters", "http://ｌｏｃａｌｈｏｓｔ/a"],
])("refuses at once what is private as written: %s", (_what, url) => {
  expect(isPrivateUrl(url, [])).toBe(true);
});

test.each([
  "https://example.com/a.pdf",
  "http://8.8.8.8/a",
  "http://[2606:4700::1111]/a",
  "http://172.32.0.1/a",
])("lets public addresses pass: %s", (url) => {
  expect(isPrivateUrl(url, [])).toBe(false);
});

test("FILE_URL_ALLOW exempts one host and port, and no other port of it", () => {
  expect(isPrivateUrl("http://127.0.0.1:9000/a", ["127.0.0.1:9000"])).toBe(false);
  expect(isPrivateUrl("http://127.0.0.1:9001/a", ["127.0.0.1:9000"])).toBe(true);
  expect(isPrivateUrl("http://localhost/a", ["localhost:80"])).toBe(false);
  expect(isPrivateUrl("https://localhost/a", ["localhost:80"])).toBe(true);
  expect(isPrivateUrl("http://[::1]:9000/a", ["[::1]:9000"])).toBe(false);
});

test("a word that is no address is not public", () => {
  expect(isPublicAddress("example.com")).toBe(false);
});

test("the look-up of a connection refuses a name that leads to this machine", async () => {
  const error = await new Promise((resolve) => guardedLookup("localhost", { all: true }, resolve));
  expect(error).toMatchObject({ code: "BLOCKED_ADDRESS" });
});

test("a name that changes its answer is asked once a connection, and each answer is checked (DNS rebinding)", async () => {
  const answers = ["93.184.215.14", "127.0.0.1", "93.184.215.14"];
  let asked = 0;
  const lookup = guardLookup(async () => [{ address: answers[asked++] ?? "", family: 4 }]);
  const connect = () =>
    new Promise((resolve) =>
      lookup("evil.example", { all: true }, (error, found) => resolve(error ?? found)),
    );
  expect(await connect()).toEqual([{ address: "93.184.215.14", family: 4 }]);
  expect(asked).toBe(1);
  expect(await connect()).toMatchObject({ code: "BLOCKED_ADDRESS" });
  expect(asked).toBe(2);
});

test("a name with one public and one private address is refused whole", async () => {
  const lookup = guardLookup(async () => [
    { address: "93.184.215.14", family: 4 },
    { address: "fd00::1", family: 6 },
  ]);
  const error = await new Promise((resolve) => lookup("evil.example", { all: true }, resolve));
  expect(error).toMatchObject({ code: "BLOCKED_ADDRESS", message: expect.stringContaining("fd00::1") });
});
