import { describe, expect, test } from "vitest";
import { cut, rawText, withBreaks } from "#lib/server/api/v1/description.ts";
import sent from "./samples/create-audio.json" with { type: "json" };
import created from "./samples/created-audio.json" with { type: "json" };

describe("the three descriptions of version 1", () => {
  test("reproduce the published sample character by character", () => {
    const { issue } = created.data;
    expect(sent.description).toBe(issue.description);
    expect(rawText(sent.description)).toBe(issue.description_raw_text);
    expect(withBreaks(sent.description)).toBe(issue.description_with_html);
  });

  test("the raw text has neither tags nor line breaks, and entities are characters", () => {
    expect(rawText('<p class="a">Tom &amp; Jerry</p>\n<p>1 &lt; 2</p>')).toBe("Tom & Jerry1 < 2");
  });

  test("the raw text drops scripts with what they hold", () => {
    expect(rawText("before<script>alert(1)</script>after")).toBe("beforeafter");
  });

  test("half a megabyte of opened tags is read at once", { timeout: 5_000 }, () => {
    expect(rawText("<a".repeat(250_000)).length).toBeLessThan(500_001);
  });

  test("every kind of line break is marked and kept", () => {
    expect(withBreaks("a\r\nb\nc\rd")).toBe("a<br />\r\nb<br />\nc<br />\rd");
  });

  test("in the list the text is cut to 59 characters and three dots", () => {
    expect(cut("<i>Conversations with Donald Hall</i> offers a unique glimpse of the poet.")).toBe(
      "<i>Conversations with Donald Hall</i> offers a unique glimp...",
    );
    expect(cut("x".repeat(59))).toBe("x".repeat(59));
    expect(cut("x".repeat(60))).toBe(`${"x".repeat(59)}...`);
  });

  test("no character is cut in half", () => {
    const cutText = cut("📚".repeat(80));
    expect(cutText).toBe(`${"📚".repeat(59)}...`);
    expect(cutText.isWellFormed()).toBe(true);
  });
});
