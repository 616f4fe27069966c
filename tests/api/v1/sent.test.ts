import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Json, localDate, newIssue, startStore, type TestStore } from "./store.ts";

/** What each key of an item holds (contract 4.3), where the published samples leave it open. */
let store: TestStore;
let book: Json;
let file: Json;
beforeAll(async () => {
  store = await startStore();
  const physical = { type: "physical", extension: undefined, file_url: undefined, pages: 256 };
  book = await store.createIssue(
    newIssue({ ...physical, name: "Rayuela", publication_date: "2020-06-01 18:30:00" }),
  );
  file = await store.createIssue(newIssue({ name: "A file" }));
});
afterAll(() => store.close());

const read = async ({ id }: Json) => (await store.send("GET", `/${id}`)).body.data.issue;

describe("an item of version 1", () => {
  test("has its publication three times: the true epoch with local wall time, and UTC", () => {
    const published = localDate(1591047000, "2020-06-01 18:30:00");
    expect(book).toMatchObject({
      published_at: published,
      publication_date: published,
      published_at_utc: "2020-06-01 21:30:00",
      ti_published_at: "2020-06-01 21:30:00",
    });
  });

  test("leads to the same pages as version 3, with empty text where there is none", async () => {
    const { product_url, cover_url } = await store.inVersion3(book.id);
    expect([book.url, book.share_url]).toEqual([product_url ?? "", product_url ?? ""]);
    expect([cover_url, book.cover, book.cover_image_path]).toEqual([null, "", ""]);
  });

  test("counts its revisions as versions", async () => {
    expect(book.version).toBe(1);
    await store.send("PUT", `/${book.id}`, { name: "Rayuela, again" });
    expect((await read(book)).version).toBe(2);
    await store.send("PUT", `/${book.id}`, { name: "Rayuela" });
  });

  test("is retail where it is the owner's own, and says the license in ti_license", () => {
    expect(book).toMatchObject({ license: { ppu: false, retail: true }, ti_license: "owner" });
  });

  test("has the pages of a printed book, and null while a file is unread", () => {
    expect([book.number_of_pages, file.number_of_pages]).toEqual([256, null]);
  });

  test("has the record of its file, and null for a printed book", () => {
    expect(book.file).toBeNull();
    expect(file.file).toMatchObject({
      tenant_id: 1,
      issue_id: file.id,
      version: 1,
      order: 0,
      size_in_kb: null,
    });
  });

  test("belongs to the one tenant and the one user", () => {
    const one = { user_id: 1, ti_tenant_id: 1, is_owned_by_current_tenant: true };
    expect(book).toMatchObject({ ...one, ti_issue_id: book.id, ti_id: expect.any(Number) });
  });

  test("says of what has nothing behind it here the same as the samples", () => {
    expect(book).toMatchObject({
      discount: 0,
      marketplace: 0,
      current_session_limit: 0,
      notes_count: 0,
      notifies_users: 0,
      can_be_removed_from_inventory: true,
      bucket_domain: "",
      public_file_url: "",
      notification_text: null,
      notified_users_at: null,
      medusa_automation_id: null,
      medusa_automation_status: null,
      private_material: null,
      sessions: null,
    });
  });

  test("is the same in the answer to its creation, by itself and in the list, but for shortened descriptions", async () => {
    const { body } = await store.send("GET", "?query=Rayuela");
    const [listed] = body.data.paginator.data;
    const single = await read(book);
    expect(Object.keys(listed).toSorted()).toEqual(Object.keys(single).toSorted());
    expect(listed).toEqual(single);
    expect(Object.keys(book).toSorted()).toEqual(Object.keys(single).toSorted());
  });
});
