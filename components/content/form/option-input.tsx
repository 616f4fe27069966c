"use client";

import { Input } from "@heroui/react/input";
import {
  type ComponentProps,
  type ContextType,
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
  use,
  useEffect,
  useEffectEvent,
  useRef,
} from "react";
import { ComboBoxStateContext, useFilter } from "react-aria-components/ComboBox";
import { afterFrames } from "#components/ui/after-frames.ts";

/** What the open list shows at once, nearly. */
const OPTIONS_A_PAGE = 7;

/** `isChosen`: it is one of the several that are chosen already. */
export type RefusedText = { text: string; isChosen: boolean };
type OptionInputProps = {
  inputRef: Ref<HTMLInputElement>;
  placeholder: string | undefined;
  onTyped: () => void;
  onRefused: (refused: RefusedText) => void;
};

/**
 * Where a part of a name is typed. Enter and Tab take the option that is marked, else the one that fits best. Typed text
 * is never dropped without a word, nor sends Enter with it the form: React Aria would do both.
 */
export function OptionInput({ inputRef, placeholder, onTyped, onRefused }: OptionInputProps) {
  const state = use(ComboBoxStateContext);
  const filter = useFilter({ sensitivity: "base" });
  const wasFocused = useRef(false);
  const typed = state ? typedText(state) : "";
  const found = state && typed ? matchesOf(state, typed, filter) : NOTHING;
  const marked = state?.selectionManager.focusedKey ?? null;

  const chosen = state?.selectedKey ?? null;
  const standing = typed ? null : chosen;
  const isFocused = state?.isFocused === true;
  const isOver = standing !== null && isFocused;
  const textOf = (key: typeof chosen) => (key === null ? null : state?.collection.getItem(key)?.textValue);
  /** Not once something was typed, of which the state hears later. */
  const selectStanding = useEffectEvent((input: HTMLInputElement) => {
    if (input === document.activeElement && input.value === textOf(standing)) input.select();
  });
  useEffect(() => {
    // What is typed next takes the place of what stands there, also after the arrows have moved the caret in it.
    void [marked, standing];
    const input = document.activeElement;
    if (!isOver || !(input instanceof HTMLInputElement)) return;
    selectStanding(input);
    return afterFrames(1, () => selectStanding(input));
  }, [isOver, standing, marked]);
  const mark = useEffectEvent(() => {
    state?.selectionManager.setFocusedKey(chosen);
    const list = document.getElementById(document.activeElement?.getAttribute("aria-controls") ?? "");
    const option = list?.querySelector("[aria-selected=true]");
    if (list && option) list.scrollTop += middleOf(option) - middleOf(list);
  });
  const isListed = standing !== null && state?.isOpen === true;
  useEffect(() => {
    if (!isListed) return;
    // Not before the list has its place: to bring the option into sight would scroll the page, which closes the list.
    return afterFrames(2, mark);
  }, [isListed]);

  const refuse = () => onRefused({ text: typed, isChosen: found.isChosen });
  /** Takes the only option that fits. Of several nobody has chosen one. */
  const settle = () => {
    const { best, isOnly } = found;
    if (!best || !isOnly) return false;
    state?.selectionManager.select(best.key);
    return true;
  };
  /** A page that scrolls would close the list. */
  const turnPage = (isDown: boolean) => {
    const { collection, selectionManager } = state ?? {};
    if (!collection || !selectionManager) return;
    let key = marked ?? collection.getFirstKey();
    for (let left = OPTIONS_A_PAGE; key !== null && left > 0; left--) {
      const next = isDown ? collection.getKeyAfter(key) : collection.getKeyBefore(key);
      if (next === null) break;
      key = next;
    }
    selectionManager.setFocusedKey(key);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (state?.isOpen && (event.key === "PageDown" || event.key === "PageUp")) {
      event.preventDefault();
      return turnPage(event.key === "PageDown");
    }
    if (event.nativeEvent.isComposing) return;
    const { key, ctrlKey, metaKey, altKey, currentTarget } = event;
    const isLetter = key.length === 1 && !ctrlKey && !metaKey && !altKey;
    const isAtEnd = currentTarget.selectionStart === currentTarget.value.length;
    // Whoever types at once after an arrow is ahead of the selection above.
    if (isLetter && isAtEnd && isOver && currentTarget.value === textOf(chosen)) currentTarget.select();
    if (!typed) return;
    const isTaking = event.key === "Enter" || event.key === "Tab";
    if (isTaking && marked === null && found.best) {
      if (event.key === "Enter") {
        event.preventDefault();
        event.stopPropagation();
      }
      return state?.selectionManager.select(found.best.key);
    }
    const isEnter = event.key === "Enter" && !(state?.isOpen && marked !== null);
    const isSave = event.key.toLowerCase() === "s" && (event.metaKey || event.ctrlKey) && !event.altKey;
    if (!isEnter && !isSave) return;
    // An open list hides from screen readers what is said around it.
    if (state?.isOpen) state.toggle();
    if (isSave && settle()) return;
    event.preventDefault();
    event.stopPropagation();
    refuse();
  };
  const onLeave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLInputElement>) => {
    if (typed && !isPartOf(currentTarget, relatedTarget) && !settle()) refuse();
  };
  // Typed text takes the place of what stands there, however the focus comes.
  const selectAll = (input: HTMLInputElement) => state?.selectedKey != null && input.select();
  // React Aria repeats the event whenever the marked option changes.
  const onFocus = ({ currentTarget }: FocusEvent<HTMLInputElement>) => {
    if (!state?.isFocused) selectAll(currentTarget);
  };
  const mouse: ComponentProps<"input"> = {
    onPointerDown: ({ currentTarget }) => {
      wasFocused.current = document.activeElement === currentTarget;
    },
    // The press that brings the focus has set the caret in the meantime.
    onClick: ({ currentTarget }) => {
      const isCaret = currentTarget.selectionStart === currentTarget.selectionEnd;
      if (!wasFocused.current && isCaret) selectAll(currentTarget);
    },
  };
  return (
    <Input
      ref={inputRef}
      placeholder={placeholder}
      autoComplete="off"
      onInput={onTyped}
      onFocus={onFocus}
      onKeyDownCapture={onKey}
      onBlurCapture={onLeave}
      {...mouse}
    />
  );
}

function middleOf(element: Element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

type State = NonNullable<ContextType<typeof ComboBoxStateContext>>;
type Found = { best: { key: string | number } | null; isOnly: boolean; isChosen: boolean };
const NOTHING: Found = { best: null, isOnly: false, isChosen: false };

/** Empty where the text says what is chosen, and nothing else. */
function typedText({ inputValue, selectionManager, selectedItems }: State) {
  const isSingle = selectionManager.selectionMode === "single";
  const stands = isSingle ? (selectedItems[0]?.textValue ?? "") : "";
  return inputValue === stands ? "" : inputValue.trim();
}

/** Of what fits, an option that begins so comes before one that has it inside. */
function matchesOf(
  { collection, selectionManager }: State,
  text: string,
  { contains, startsWith }: ReturnType<typeof useFilter>,
): Found {
  const options = [...collection].filter(({ textValue }) => contains(textValue, text));
  const isMultiple = selectionManager.selectionMode === "multiple";
  // Taking one of several a second time would take it away.
  const free = options.filter(({ key }) => !(isMultiple && selectionManager.isSelected(key)));
  const best = free.find(({ textValue }) => startsWith(textValue, text)) ?? free[0] ?? null;
  const isWhole = best?.textValue.length === text.length;
  return { best, isOnly: free.length === 1 || isWhole, isChosen: options.length > free.length };
}

/** The list and the button of the field are the field. */
function isPartOf(input: HTMLElement, element: Element | null) {
  const list = element?.closest("[data-trigger=ComboBox]");
  return Boolean(list) || Boolean(element && input.parentElement?.contains(element));
}
