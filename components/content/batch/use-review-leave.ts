import { useState } from "react";
import { useUnloadQuestion } from "./use-unload-question.ts";

/** Leaves a review at once where nothing was done in it, and else asks first; so does the browser, before a reload. */
export function useReviewLeave(onLeave: () => void) {
  const [isTouched, setTouched] = useState(false);
  const [isAsking, setAsking] = useState(false);
  useUnloadQuestion(isTouched);
  return {
    setTouched,
    isAsking,
    leave: () => (isTouched ? setAsking(true) : onLeave()),
    stay: () => setAsking(false),
  };
}
