import { CONVERSION_STAGES, type ConversionStage } from "../../conversions/schema.ts";

/** Progress sentences end in `n/m`: which step of how many (contract 3.6). */
export function progressSentence(stage: ConversionStage, sentence: string): string {
  return `${sentence} ${stepOf(stage)}/${CONVERSION_STAGES.length}`;
}

export function stepOf(stage: ConversionStage): number {
  return CONVERSION_STAGES.indexOf(stage) + 1;
}
