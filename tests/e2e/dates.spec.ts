import { expect, test, unique } from "#tests/support/e2e-test.ts";

const STORE_CLOCK = new Intl.DateTimeFormat("en", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "America/Argentina/Buenos_Aires",
});

for (const timezoneId of ["Etc/GMT+8", "Pacific/Tongatapu"])
  test.describe(`a browser in ${timezoneId}`, () => {
    test.use({ timezoneId });

    test("shows the day of publication that was meant, and stores the one that is typed", async ({
      page,
      signIn,
      createTitle,
      store,
    }) => {
      const { id, name } = await createTitle({ name: unique("Calendar"), published_at: "2019-09-13" });
      await signIn();
      await page.goto(`/content?q=${encodeURIComponent(name)}`);
      await expect(page.getByRole("row").filter({ hasText: name }).getByRole("time")).toHaveText(
        "Sep 13, 2019",
      );

      await page.getByRole("link", { name }).click();
      const day = page.getByRole("group", { name: "Published on" });
      await expect(day).toHaveText("09/13/2019");
      await day.getByRole("spinbutton").first().click();
      await page.keyboard.type("03012020");
      const before = STORE_CLOCK.format();
      await page.getByRole("button", { name: "Save changes" }).click();
      const saved = page.getByRole("status").filter({ hasText: /^Saved / });
      await expect(saved).toBeVisible();
      // One clock on a page, that of the store.
      expect([before, STORE_CLOCK.format()].map((time) => `Saved ${time}`)).toContain(
        await saved.textContent(),
      );
      await expect(day).toHaveText("03/01/2020");
      // Midnight of that day in Buenos Aires, the time zone of the store.
      expect((await store.read(id)).published_at).toBe("2020-03-01T03:00:00Z");
    });
  });
