/** In MB. Node's own choice lets the garbage of the start alone reach twice what the API needs under load. */
export const SMALL_YOUNG_SPACE = "--max-semi-space-size=16";
