import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The samples of a small file of sound, its channels mixed into one. */
export type DecodeSound = (file: ArrayBuffer) => Promise<Float32Array>;

/**
 * FFmpeg in WebAssembly. It was written for browsers: it wants its program as an address, which here holds
 * the program itself, and under Node looks for a name that modules lack.
 */
export async function openSoundDecoder(): Promise<DecodeSound> {
  Object.assign(globalThis, { __dirname: "/" });
  const { getAudioDecoder } = await import("@martel/audio-file-decoder");
  const program = createRequire(import.meta.url).resolve("@martel/audio-file-decoder/decode-audio.wasm");
  const address = `data:application/wasm;base64,${await readFile(program, "base64")}`;
  return async (file) => {
    // Each decoder has tens of megabytes of its own, and hangs on listeners that it leaves behind.
    process.removeAllListeners("uncaughtException");
    process.removeAllListeners("unhandledRejection");
    globalThis.gc?.();
    const decoder = await getAudioDecoder(address, file);
    try {
      return decoder.decodeAudioData();
    } finally {
      decoder.dispose();
    }
  };
}
