/**
 * In MB. Half as much costs the API a fifth of its requests, as it holds whole pages in the young space; the worker
 * does not notice. Node's own choice lets the garbage of the start alone reach twice what is needed under load.
 */
export const YOUNG_SPACE = { api: "--max-semi-space-size=16", worker: "--max-semi-space-size=8" };

/**
 * Environment of a process: its threads share two heaps of the C library instead of eight for each core,
 * which keep what compressing answers and drawing covers has left behind. Others than glibc ignore it.
 */
export const FEW_ARENAS = { MALLOC_ARENA_MAX: "2" };
