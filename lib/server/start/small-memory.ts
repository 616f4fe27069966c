/** In MB. Node's own choice lets the garbage of the start alone reach twice what the API needs under load. */
export const SMALL_YOUNG_SPACE = "--max-semi-space-size=8";

/**
 * Environment of a process: its threads share two heaps of the C library instead of eight for each core,
 * which keep what compressing answers and drawing covers has left behind. Others than glibc ignore it.
 */
export const FEW_ARENAS = { MALLOC_ARENA_MAX: "2" };
