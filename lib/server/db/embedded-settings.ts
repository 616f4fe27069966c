import { totalmem } from "node:os";

const MIB = 1024 * 1024;

/**
 * Flags that fit the embedded server to the machine: PostgreSQL by itself assumes a small one with a
 * slow disk. Shared buffers take memory from the machine only as far as the catalog fills them.
 */
export function embeddedSettings(memoryInBytes = usableMemory()): string[] {
  const part = (share: number, leastInMib: number, mostInMib: number) =>
    `${Math.round(Math.min(mostInMib, Math.max(leastInMib, (memoryInBytes * share) / MIB)))}MB`;
  const settings = {
    shared_buffers: part(1 / 4, 128, 2048),
    effective_cache_size: part(1 / 2, 256, 8192),
    // For each sort or hash of each connection.
    work_mem: part(1 / 512, 4, 16),
    maintenance_work_mem: part(1 / 32, 64, 256),
    max_wal_size: "2GB",
    // A page read out of order costs hardly more than the next one: disks do not turn any more.
    random_page_cost: "1.1",
    // Starting workers takes longer than a page of the list: they are for what reads the whole store.
    parallel_setup_cost: "4000",
    // A container has 64 MB of shared memory unless told otherwise; a hash of several workers may want more.
    enable_parallel_hash: "off",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** A container may be allowed less than the machine has; the number is beyond it, or 0, where nothing limits. */
function usableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
