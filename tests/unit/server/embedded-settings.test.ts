import { expect, test } from "vitest";
import { embeddedSettings } from "#lib/server/db/embedded-settings.ts";

const GIB = 1024 ** 3;

const settingsOf = (memoryInBytes: number) =>
  Object.fromEntries(
    embeddedSettings(memoryInBytes)
      .filter((flag) => flag !== "-c")
      .map((setting) => setting.split("=")),
  );

test("a machine with a quarter of a gigabyte gets no less than PostgreSQL takes by itself", () => {
  expect(settingsOf(GIB / 4)).toMatchObject({
    shared_buffers: "128MB",
    work_mem: "4MB",
    maintenance_work_mem: "64MB",
  });
});

test("the buffers are a quarter of the memory", () => {
  expect(settingsOf(4 * GIB)).toMatchObject({ shared_buffers: "1024MB", work_mem: "8MB" });
});

test("a large machine is not taken over", () => {
  expect(settingsOf(256 * GIB)).toMatchObject({
    shared_buffers: "2048MB",
    work_mem: "16MB",
    maintenance_work_mem: "256MB",
  });
});

test("without a number the memory of this machine counts", () => {
  const sizes = embeddedSettings().filter((flag) => flag.endsWith("MB"));
  expect(sizes).toHaveLength(4);
  for (const size of sizes) expect(size).toMatch(/^\w+=[1-9]\d+MB$|^work_mem=[4-9]MB$/);
});
