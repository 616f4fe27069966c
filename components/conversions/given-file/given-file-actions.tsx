"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import type { GivenFile } from "./use-given-file.ts";

type GivenFileActionsProps = {
  given: GivenFile;
  isPending: boolean;
  onClose: () => void;
  words: { submit: string; cancel: string; notYet: string };
};

/** The ways out of a dialog that asks for a file. What waits for one on its way can be taken back. */
export function GivenFileActions({ given, isPending, onClose, words }: GivenFileActionsProps) {
  return (
    <Modal.Footer>
      {given.isAwaited ? (
        <Button variant="tertiary" onPress={given.waitNoMore}>
          {words.notYet}
        </Button>
      ) : (
        <Button variant="tertiary" onPress={onClose}>
          {words.cancel}
        </Button>
      )}
      <Button type="submit" isPending={given.isAwaited || isPending}>
        {words.submit}
      </Button>
    </Modal.Footer>
  );
}
