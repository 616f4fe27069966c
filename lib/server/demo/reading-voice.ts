const LOUDEST = 24;

/**
 * How loud one who reads aloud is at this second, 0 to 24 of 100: syllables, a breath after each sentence, and
 * passages that are livelier than others. `track` makes them differ.
 */
export function voiceAt(second: number, track: number): number {
  const at = second + track * 61;
  const sentenceSeconds = 5 + 2 * Math.sin(Math.floor(at / 40) * 2.4);
  if (at % sentenceSeconds < 0.7) return 0;
  const syllable = 0.55 + 0.45 * Math.abs(Math.sin(at * 12.1));
  const sentence = 0.7 + 0.3 * Math.sin(Math.floor(at / sentenceSeconds) * 1.9);
  const passage = 0.7 + 0.2 * Math.sin(at / 47) + 0.1 * Math.sin(at / 13);
  return Math.round(LOUDEST * syllable * sentence * passage);
}
