import type { LookupAddress } from "node:dns";
import { lookup as resolveName } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** `host:port` entries of FILE_URL_ALLOW: places that may be private all the same. */
export type AllowedHosts = readonly string[];

/** The connecting look-up refused: the name leads to an address that is not public. */
export class BlockedAddressError extends Error {
  readonly code = "BLOCKED_ADDRESS";

  constructor(host: string, addresses: string[]) {
    super(`${host} resolves to ${addresses.join(", ")}, which is not a public address`);
    this.name = "BlockedAddressError";
  }
}

/**
 * Whether an address is private as it is written, without asking the network (contract 5). A name
 * that only turns out to be private later ends the conversion in `error` instead.
 *
 * `url` is http or https and already known to be well formed.
 */
export function isPrivateUrl(url: string, allow: AllowedHosts): boolean {
  const parsed = new URL(url);
  if (isAllowed(parsed, allow)) return false;
  const host = bareHost(parsed);
  return isLocalName(host) || (LOOKS_LIKE_ADDRESS.test(host) && !isPublicAddress(host));
}

/** The URL parser has written every IPv4 address in four decimal numbers; no name ends in a number, none has a colon. */
const LOOKS_LIKE_ADDRESS = /^[\d.]+$|:/;

/** Whether FILE_URL_ALLOW names this host and port. */
export function isAllowed(url: URL, allow: AllowedHosts): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const place = `${url.hostname}:${port}`.toLowerCase();
  return allow.some((entry) => entry.toLowerCase() === place);
}

/**
 * Whether an IPv4 or IPv6 address is one of the public internet. Everything that ipaddr.js has a
 * name for is not: private, loopback, link-local, carrier-grade NAT, unique local, multicast,
 * reserved, and the IPv6 forms that carry an IPv4 address inside (mapped, 6to4, Teredo, NAT64).
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === "unicast";
}

/**
 * The look-up of a connection: resolves the name, refuses when any of its addresses is not public,
 * and answers with exactly the addresses it checked, so that a second answer of a hostile name
 * server is never asked for (DNS rebinding).
 */
export const guardedLookup = guardLookup((hostname, family) => resolveName(hostname, { all: true, family }));

/** Asks the network which addresses a name has. */
export type Resolve = (hostname: string, family: number | "IPv4" | "IPv6") => Promise<LookupAddress[]>;

/** The guard around any way to resolve a name, which is asked once for each connection. */
export function guardLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, options.family ?? 0).then(
      (found) => {
        const refused = found.filter(({ address }) => !isPublicAddress(address));
        const [first] = found;
        if (refused.length > 0 || !first) {
          callback(
            new BlockedAddressError(
              hostname,
              refused.map(({ address }) => address),
            ),
            [],
          );
        } else if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

function isLocalName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, "");
  return name === "localhost" || name.endsWith(".localhost");
}

/** The host without the brackets of IPv6. The URL parser has already turned 0x7f.1 into 127.0.0.1. */
function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}
