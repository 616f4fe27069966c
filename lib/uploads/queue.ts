import { randomKey } from "#lib/http/random-key.ts";
import { createBox } from "./box.ts";
import { type UploadItem, type UploadStep, uploadItems } from "./items.ts";
import type { UploadLink } from "./schema.ts";
import type { IsHeld, Transfer, TransferEvents } from "./transfer.ts";
import { UploadError, type UploadFault } from "./upload-fault.ts";

type OpenTransfer = (
  file: File,
  accountId: string,
  events: TransferEvents,
  isHeld: IsHeld,
) => Promise<Transfer>;
type Waiter = { resolve: (link: UploadLink) => void; reject: (error: UploadError) => void };
type Entry = { item: UploadItem; accountId: string; transfer: Transfer | null; waiters: Waiter[] };

const PARALLEL = 3;
/** Bytes that arrive are shown this often, however many files are on their way; a new step at once. */
const DRAW_MS = 100;
const TAKES_A_PLACE: readonly UploadStep[] = ["sending", "offline", "finishing"];

/** Files on their way, a few at a time, in the order in which they came. It lives as long as the tab. */
export function createUploadQueue(openTransfer: OpenTransfer, shown = createBox<readonly UploadItem[]>([])) {
  const entries = new Map<string, Entry>();
  let isDrawing = false;

  const show = () => shown.set([...entries.values()].map(({ item }) => item));
  const draw = () => {
    if (isDrawing) return;
    isDrawing = true;
    setTimeout(() => {
      isDrawing = false;
      show();
    }, DRAW_MS);
  };
  const change = (id: string, part: Partial<UploadItem>) => {
    const entry = entries.get(id);
    if (!entry) return;
    const isStep = part.step !== undefined && part.step !== entry.item.step;
    entry.item = { ...entry.item, ...part };
    if (!isStep) return draw();
    show();
    pump();
  };
  const settle = (entry: Entry, tell: (waiter: Waiter) => void) => {
    for (const waiter of entry.waiters.splice(0)) tell(waiter);
  };
  const fail = (id: string, fault: UploadFault) => {
    const entry = entries.get(id);
    if (!entry) return;
    change(id, { step: "failed", fault });
    settle(entry, ({ reject }) => reject(new UploadError(fault)));
  };

  const eventsOf = (id: string): TransferEvents => ({
    onSent: (sentInBytes) => change(id, { sentInBytes, step: "sending" }),
    onOffline: () => change(id, { step: "offline" }),
    onWhole: () => change(id, { step: "finishing", sentInBytes: entries.get(id)?.item.file.size ?? 0 }),
    onLinked: (link) => {
      const entry = entries.get(id);
      change(id, { step: "done", link });
      if (entry) settle(entry, ({ resolve }) => resolve(link));
    },
    onFault: (fault) => fail(id, fault),
  });

  const begin = async (entry: Entry) => {
    const { id, file } = entry.item;
    change(id, { step: "sending", fault: null });
    const isHeld = (uploadUrl: string) =>
      [...entries.values()].some((other) => other !== entry && other.transfer?.uploadUrl() === uploadUrl);
    entry.transfer ??= await openTransfer(file, entry.accountId, eventsOf(id), isHeld);
    // It may have been paused or given up while the code for it was on its way.
    if (entries.get(id)?.item.step === "sending") entry.transfer.go();
  };
  const pump = () => {
    const all = [...entries.values()];
    const free = PARALLEL - all.filter(({ item }) => TAKES_A_PLACE.includes(item.step)).length;
    const next = all.filter(({ item }) => item.step === "waiting").slice(0, Math.max(free, 0));
    for (const entry of next) if (entry.item.step === "waiting") void begin(entry);
  };

  return {
    add(file: File, accountId: string): string {
      const id = randomKey();
      const item = { id, file, sentInBytes: 0, step: "waiting", fault: null, link: null } as const;
      entries.set(id, { item, accountId, transfer: null, waiters: [] });
      draw();
      pump();
      return id;
    },
    pause(id: string) {
      const entry = entries.get(id);
      if (!entry || ["done", "failed"].includes(entry.item.step)) return;
      entry.transfer?.stop();
      change(id, { step: "paused" });
    },
    /** After a pause or a failure. */
    goOn(id: string) {
      const step = entries.get(id)?.item.step;
      if (step === "paused" || step === "failed") change(id, { step: "waiting", fault: null });
    },
    /** Takes it from the list, and from the server. */
    giveUp(id: string) {
      const entry = entries.get(id);
      if (!entry) return;
      entry.transfer?.discard();
      entries.delete(id);
      settle(entry, ({ reject }) => reject(new UploadError({ code: "given_up" })));
      draw();
      pump();
    },
    /** Takes it from the list, and leaves on the server what has arrived. */
    drop(id: string) {
      entries.get(id)?.transfer?.stop();
      if (!entries.delete(id)) return;
      draw();
      pump();
    },
    /** The address of a file once it is there. Rejects with an UploadError when it fails or is given up. */
    untilLinked(id: string): Promise<UploadLink> {
      const entry = entries.get(id);
      if (!entry) return Promise.reject(new UploadError({ code: "given_up" }));
      const { link, fault, step } = entry.item;
      if (link) return Promise.resolve(link);
      if (step === "failed") return Promise.reject(new UploadError(fault ?? { code: "refused" }));
      return new Promise((resolve, reject) => entry.waiters.push({ resolve, reject }));
    },
    items: shown.get,
    /** Whether something in it goes to this place, or has come there. */
    holds: (uploadUrl: string) =>
      [...entries.values()].some(({ transfer }) => transfer?.uploadUrl() === uploadUrl),
  };
}

export type UploadQueue = ReturnType<typeof createUploadQueue>;

/** The queue of this tab. What sends is loaded with the first file. */
export const uploadQueue = createUploadQueue(async (...input) => {
  const { createTransfer } = await import("./transfer.ts");
  return createTransfer(...input);
}, uploadItems);
