import { type FileHandle, open } from "node:fs/promises";
import { EncodedPacket } from "mediabunny";
import { type Mp3Frame, readMp3Frame } from "../../files/formats/mp3-frame.ts";
import { looksAt, type PickedPacket, type SoundPackets, WHOLE_SECONDS } from "./excerpt.ts";
import { type OnFrame, walkFrames } from "./frame-walk.ts";
import { createLoner } from "./mp3-lone.ts";

/** As long as a frame is, or two of the lower sample rates: two granules. */
const LOOK_SECONDS = 0.025;
const LOOK_GRANULES = 2;
const GRANULE_SAMPLES = 576;
/** From so long before it on, frames may lend to a look: six of the lowest bit rate of MPEG 1. */
const LENT_SECONDS = 0.2;

/** What a scan of an MP3 has found out, as much as it takes to hear it. */
export type Mp3Sound = { seconds: number; sampleRate: number; channels: number; soundAt: number };

/** The frames that stand for the sound of an MP3. Call `close` at the end. */
export async function openMp3Packets(
  path: string,
  sound: Mp3Sound,
): Promise<SoundPackets & { close(): Promise<void> }> {
  const file = await open(path);
  const { seconds, sampleRate, channels } = sound;
  return {
    codec: "mp3",
    config: { codec: "mp3", sampleRate, numberOfChannels: channels },
    seconds,
    packets: pickFrames(file, sound),
    close: () => file.close(),
  };
}

async function* pickFrames(file: FileHandle, { seconds, soundAt }: Mp3Sound): AsyncGenerator<PickedPacket> {
  const picked: PickedPacket[] = [];
  const take = seconds <= WHOLE_SECONDS ? takeAll(picked) : takeLooks(picked, seconds);
  for await (const _position of walkFrames(file, soundAt, readMp3Frame, take)) yield* picked.splice(0);
}

function takeAll(picked: PickedPacket[]): OnFrame<Mp3Frame> {
  let second = 0;
  return (bytes, at, frame) => {
    const data = new Uint8Array(bytes.subarray(at, at + frame.bytes));
    const duration = frame.samples / frame.sampleRate;
    picked.push({ packet: new EncodedPacket(data, "key", second, duration), heardFrom: 0 });
    second += duration;
  };
}

/** The first granule of a look is not heard: the sound before it, which is not there, sounds into it. */
function takeLooks(picked: PickedPacket[], seconds: number): OnFrame<Mp3Frame> {
  const loner = createLoner();
  const looks = looksAt(seconds, LOOK_SECONDS);
  let look = looks.next();
  let taken = 0;
  let second = 0;
  return (bytes, at, frame) => {
    const timestamp = second;
    const duration = frame.samples / frame.sampleRate;
    second += duration;
    if (look.done || second < look.value - LENT_SECONDS) return loner.forget();
    const data = second < look.value ? null : loner.frame(bytes, at, frame);
    loner.keep(bytes, at, frame);
    if (!data) return;
    const granules = frame.samples / GRANULE_SAMPLES;
    const heardFrom = taken > 0 ? 0 : 1 / granules;
    picked.push({ packet: new EncodedPacket(data, "key", timestamp, duration), heardFrom });
    taken += granules;
    if (taken < LOOK_GRANULES) return;
    taken = 0;
    look = looks.next();
  };
}
