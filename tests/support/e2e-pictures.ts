import type { Page } from "@playwright/test";
import sharp from "sharp";

export const pngOf = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#345" } })
    .png()
    .toBuffer();

/** Chooses a picture behind "Upload a picture". */
export async function uploadPicture(page: Page, name: string, buffer: Buffer): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload a picture" }).click();
  await (await choosing).setFiles({ name, mimeType: "image/png", buffer });
}
