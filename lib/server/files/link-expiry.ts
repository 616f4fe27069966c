import { z } from "zod";

/** When a signed address stops working, as the usual stores of files write it; null when it does not say. */
export function linkExpiry(url: URL): Date | null {
  // AWS and Google write the names in their own capitals, CloudFront and S3 of old in theirs.
  const params = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  return (
    lifetime(params.get("x-amz-date"), params.get("x-amz-expires")) ??
    lifetime(params.get("x-goog-date"), params.get("x-goog-expires")) ??
    moment(params.get("expires")) ??
    endOfPolicy(params.get("policy")) ??
    // Azure says it in words; on its own the name is too short to mean anything.
    (params.has("sig") ? moment(params.get("se")) : null)
  );
}

/** `20260102T030405Z` and a number of seconds. */
function lifetime(start: string | undefined, seconds: string | undefined): Date | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(start ?? "") ?? [];
  if (!year || !/^\d{1,9}$/.test(seconds ?? "")) return null;
  const startMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return valid(startMs + Number(seconds) * 1000);
}

/** What a link of CloudFront with terms of its own may say, whether it is for one address or for many. */
const policySchema = z.object({
  Statement: z
    .array(
      z.object({
        Condition: z.object({ DateLessThan: z.object({ "AWS:EpochTime": z.number().int().positive() }) }),
      }),
    )
    .min(1),
});

/** JSON in base64, with `-`, `_` and `~` in place of `+`, `=` and `/`. */
function endOfPolicy(policy: string | undefined): Date | null {
  if (!policy) return null;
  const base64 = policy.replaceAll("-", "+").replaceAll("_", "=").replaceAll("~", "/");
  try {
    const { Statement } = policySchema.parse(JSON.parse(Buffer.from(base64, "base64").toString("utf8")));
    const ends = Statement.map(({ Condition }) => Condition.DateLessThan["AWS:EpochTime"]);
    return moment(String(Math.min(...ends)));
  } catch {
    return null;
  }
}

/** Seconds or milliseconds since 1970, or a date. */
function moment(text: string | undefined): Date | null {
  if (!text) return null;
  if (/^\d{9,10}$/.test(text)) return valid(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return valid(Number(text));
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? valid(Date.parse(text)) : null;
}

function valid(ms: number): Date | null {
  return Number.isNaN(ms) ? null : new Date(ms);
}
