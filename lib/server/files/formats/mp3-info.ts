import { type Mp3Frame, sideInfoBytes } from "./mp3-frame.ts";

/** How many frames of sound a table at the start of an MP3 claims; null where it does not say. */
export type Mp3Info = { frames: number | null };

/** Where a table of Fraunhofer's encoder begins, and in it the number of frames. */
const VBRI_AT = 36;
const VBRI_FRAMES_AT = 14;
const HAS_FRAMES = 1;

/** The first frame may hold a table of places instead of sound. Null when it does not. */
export function readInfoFrame(bytes: Uint8Array, at: number, frame: Mp3Frame): Mp3Info | null {
  if (frame.sideInfoAt === null) return null;
  const table = Buffer.from(bytes.subarray(at, at + frame.bytes));
  const xingAt = frame.sideInfoAt - at + sideInfoBytes(frame);
  const name = table.toString("latin1", xingAt, xingAt + 4);
  if (name === "Xing" || name === "Info") {
    const hasFrames = table.length >= xingAt + 12 && (table.readUInt32BE(xingAt + 4) & HAS_FRAMES) > 0;
    return { frames: hasFrames ? table.readUInt32BE(xingAt + 8) : null };
  }
  if (table.toString("latin1", VBRI_AT, VBRI_AT + 4) !== "VBRI") return null;
  const framesAt = VBRI_AT + VBRI_FRAMES_AT;
  return { frames: table.length >= framesAt + 4 ? table.readUInt32BE(framesAt) : null };
}
