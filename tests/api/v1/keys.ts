type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Paths of every key that `sample` shows and `answer` lacks, also inside objects where the answer has
 * null. Lists are compared by their first items.
 */
export function missingKeys(sample: Json, answer: unknown, path = ""): string[] {
  if (Array.isArray(sample)) {
    const [first] = sample;
    if (first === undefined) return [];
    return Array.isArray(answer) && answer.length > 0
      ? missingKeys(first, answer[0], `${path}[]`)
      : [`${path}[]`];
  }
  if (typeof sample !== "object" || sample === null) return [];
  return Object.entries(sample).flatMap(([key, value]) => {
    const place = path === "" ? key : `${path}.${key}`;
    return typeof answer === "object" && answer !== null && key in answer
      ? missingKeys(value, (answer as Record<string, unknown>)[key], place)
      : [place];
  });
}
