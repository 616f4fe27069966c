"use client";

import { useState } from "react";
import { randomKey } from "./random-key.ts";

/**
 * One Idempotency-Key for each thing that is sent: the same body keeps its key over every further
 * try, after a lost answer or a new sign-in; another body, or the next one after a success, gets its own.
 */
export function createSubmissionKeys() {
  let last: { text: string; key: string } | null = null;
  return {
    keyOf: (body: unknown): string => {
      const text = JSON.stringify(body);
      if (last?.text !== text) last = { text, key: randomKey() };
      return last.key;
    },
    done: () => {
      last = null;
    },
  };
}

export function useSubmissionKeys() {
  return useState(createSubmissionKeys)[0];
}
