import { parentPort, workerData } from "node:worker_threads";
import { packetsOf, type SoundPackets } from "./excerpt.ts";
import { openMp3Packets } from "./mp3-packets.ts";
import { openPacketFile } from "./packet-file.ts";
import type { PacketMessage, PacketTask } from "./packet-sound.ts";
import { measurePackets } from "./packet-waveform.ts";
import { openSoundDecoder } from "./sound-decoder.ts";

const { path, likelySeconds, mp3 }: PacketTask = workerData;
if (mp3) {
  const packets = await openMp3Packets(path, mp3);
  await tellWaveform(packets);
  await packets.close();
} else {
  const file = await openPacketFile(path, likelySeconds);
  if (file) {
    const { statedSeconds, seconds, config } = file;
    tell({ kind: "facts", length: { statedSeconds, seconds }, channels: config.numberOfChannels });
    await tellWaveform(packetsOf(file));
    file.close();
  }
}

async function tellWaveform(sound: SoundPackets): Promise<void> {
  const points = await measurePackets(sound, await openSoundDecoder(), (share) =>
    tell({ kind: "share", share }),
  );
  tell({ kind: "waveform", points });
}

function tell(message: PacketMessage): void {
  parentPort?.postMessage(message);
}
