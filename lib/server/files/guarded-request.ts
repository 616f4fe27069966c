import { Agent, type Dispatcher, request } from "undici";
import {
  type AllowedHosts,
  guardedLookup,
  guardLookup,
  isAllowed,
  isPrivateUrl,
  type Resolve,
} from "./address-guard.ts";
import { fileError } from "./file-error.ts";

/** Two ways out: one that checks where every name leads, one for the places of FILE_URL_ALLOW. */
export type Agents = { guarded: Dispatcher; open: Dispatcher; close(): Promise<unknown> };

type Timeouts = {
  connectTimeoutMs: number;
  /** Longest silence of the other side. */
  idleTimeoutMs: number;
};

/** `resolve`: another way to look names up than that of this machine, guarded all the same. */
export function openAgents({ connectTimeoutMs, idleTimeoutMs }: Timeouts, resolve?: Resolve): Agents {
  const lookup = resolve ? guardLookup(resolve) : guardedLookup;
  const common = { headersTimeout: idleTimeoutMs, bodyTimeout: idleTimeoutMs, pipelining: 0 };
  const guarded = new Agent({ ...common, connect: { timeout: connectTimeoutMs, lookup } });
  const open = new Agent({ ...common, connect: { timeout: connectTimeoutMs } });
  return {
    guarded: guarded.compose(finishWhole),
    open: open.compose(finishWhole),
    close: () => Promise.all([guarded.destroy(), open.destroy()]),
  };
}

/**
 * Never lets the last piece of a body wait. Where a slow reader makes undici pause behind that piece and the server
 * closes meanwhile, it takes the connection to be broken, and throws away what came whole.
 */
const finishWhole: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  let bytesLeft = Number.NaN;
  return dispatch(options, {
    onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
    onResponseStart(controller, statusCode, headers, statusMessage) {
      bytesLeft = Number(firstOf(headers["content-length"]) ?? Number.NaN);
      handler.onResponseStart?.(controller, statusCode, headers, statusMessage);
    },
    onResponseData(controller, chunk) {
      bytesLeft -= chunk.length;
      handler.onResponseData?.(controller, chunk);
      if (bytesLeft === 0) controller.resume();
    },
    onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
    onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
  });
};

export type GuardedRequest = {
  url: URL;
  allow: AllowedHosts;
  agents: Agents;
  signal: AbortSignal;
  headers?: Record<string, string>;
};

export type GuardedAnswer = { url: URL; response: Dispatcher.ResponseData };

/**
 * Asks for a file that a stranger named, following redirects by hand: every address on the way is
 * checked, and the connection goes to the checked one (contract 5).
 *
 * @throws FileError `unreachable`, `too_many_redirects`; the errors of undici
 */
export async function followRedirects(
  options: GuardedRequest & { maxRedirects: number },
): Promise<GuardedAnswer> {
  let { url } = options;
  for (let hops = 0; hops <= options.maxRedirects; hops++) {
    const response = await ask({ ...options, url });
    const { statusCode, headers } = response;
    const location = firstOf(headers.location);
    if (statusCode < 300 || statusCode >= 400 || !location) return { url, response };
    dropBody(response);
    if (!URL.canParse(location, url)) throw fileError("unreachable", {}, `redirected to ${location}`);
    url = new URL(location, url);
  }
  throw fileError("too_many_redirects", { max: options.maxRedirects });
}

/** One request, without redirects. @throws FileError `unreachable`; the errors of undici */
export function ask({ url, allow, agents, signal, headers = {} }: GuardedRequest) {
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw fileError("unreachable", {}, `led to ${url.protocol}//${url.host}`);
  }
  // Node looks up names only: an address written as a number never reaches the guarded look-up.
  if (isPrivateUrl(url.href, allow))
    throw fileError("unreachable", {}, `led to the private address ${url.host}`);
  const dispatcher = isAllowed(url, allow) ? agents.open : agents.guarded;
  // `identity`: the checksum and the magic bytes are those of the file, not of a compressed copy.
  const common = { accept: "*/*", "accept-encoding": "identity", "user-agent": "Colophon" };
  return request(url, { dispatcher, headers: { ...common, ...headers }, signal });
}

/** Ends an answer whose body nobody wants. */
export function dropBody({ body }: Dispatcher.ResponseData): void {
  body.on("error", () => undefined).destroy();
}

export function firstOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
