import { createBox } from "./box.ts";
import type { UploadLink } from "./schema.ts";
import type { UploadFault } from "./upload-fault.ts";

export type UploadStep = "waiting" | "sending" | "offline" | "paused" | "finishing" | "done" | "failed";

export type UploadItem = {
  id: string;
  file: File;
  sentInBytes: number;
  step: UploadStep;
  fault: UploadFault | null;
  link: UploadLink | null;
};

/** Every file on its way, as of a moment ago. Apart from the queue, whose code comes with the first file. */
export const uploadItems = createBox<readonly UploadItem[]>([]);
