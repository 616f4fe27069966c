import "server-only";
import { z } from "zod";
import type { Content } from "#lib/content/schema.ts";
import type { ContentApi, Tagged } from "./content-api.ts";
import { toState } from "./conversions-v3.ts";
import { readAs } from "./read-content.ts";
import type { StoreAnswer, StoreHttp, StoreRequest } from "./store-http.ts";
import { UpstreamError } from "./upstream-error.ts";
import { listV1 } from "./v1-list.ts";
import { ISSUES } from "./v1-paths.ts";
import { readIssue, readIssueTrack } from "./v1-read.ts";
import { toContentErrors, toIssueInput, toIssueTrack } from "./v1-write.ts";

const issueAnswerSchema = z.object({ data: z.object({ issue: z.unknown() }) });
const trackAnswerSchema = z.object({ data: z.record(z.string(), z.unknown()) });
const trackListSchema = z.object({
  data: z.union([
    z.array(z.unknown()),
    z.object({ tracks: z.array(z.unknown()) }).transform(({ tracks }) => tracks),
  ]),
});

/** A store that speaks version 1 only, behind the interface of version 3 (contract 4). It has no ETags. */
export function createV1(wire: StoreHttp): ContentApi {
  const http = withOurNames(wire);
  const at = (id: string, rest = "") => `${ISSUES}/${encodeURIComponent(id)}${rest}`;
  const get = async (id: string) => tagged(await http.send({ path: at(id) }));
  const listTracks = async (id: string) => {
    const { json } = await http.send({ path: at(id, "/tracks") });
    const tracks = readAs(trackListSchema, json).data.map(readIssueTrack);
    return { data: tracks.toSorted((one, other) => one.order - other.order), etag: null };
  };

  return {
    list: (query) => listV1(http, query),
    get,
    create: async (input) =>
      tagged(await http.send({ method: "POST", path: ISSUES, body: toIssueInput(input) })),
    preflight: () => Promise.resolve(null),
    update: async (id, patch) => {
      await http.send({ method: "PUT", path: at(id), body: toIssueInput(patch) });
      return get(id);
    },
    delete: async (id) => {
      await http.send({ method: "DELETE", path: at(id) });
    },
    restore: () => Promise.reject(lacks("This store cannot bring a deleted title back.", "lacks_restore")),
    getConversion: () => Promise.resolve(null),
    retryConversion: (_id, { file_url } = {}) =>
      Promise.reject(
        file_url === undefined
          ? lacks("This store cannot start a conversion again.", "lacks_retry")
          : lacks(
              "This store takes no other file for a title that it has. Delete it and add it again.",
              "lacks_exchange",
            ),
      ),
    listTracks,
    addTrack: async (id, input) =>
      oneTrack(await http.send({ method: "POST", path: at(id, "/tracks"), body: toIssueTrack(input) })),
    updateTrack: async (id, trackId, input) => {
      const path = at(id, `/tracks/${trackId}`);
      const answer = await http.send({ method: "PUT", path, body: toIssueTrack(input) });
      if (answer.json !== undefined) return oneTrack(answer);
      const track = (await listTracks(id)).data.find((one) => one.id === trackId);
      if (track) return track;
      throw new UpstreamError("not_found", "Track not found.", {
        status: 404,
        said: { code: "track_not_found", params: {} },
      });
    },
    reorderTracks: async (id, trackIds) => {
      const tracks = trackIds.map((track, order) => ({ id: track, order }));
      await http.send({ method: "PUT", path: at(id, "/tracks-orders"), body: { tracks } });
      return listTracks(id);
    },
    deleteTrack: async (id, trackId) => {
      await http.send({ method: "DELETE", path: at(id, `/tracks/${trackId}`) });
    },
    listConversions: async (ids) => {
      const query = new URLSearchParams({ "filter[conversion_status]": "converting", per_page: "100" });
      const active = (await listV1(http, query)).data.map(toState);
      const others = ids.filter((id) => !active.some((state) => String(state.id) === id));
      const read = await Promise.all(others.map((id) => get(id).catch(gone)));
      const rest = read.flatMap((one) => (one ? [toState(one.data)] : []));
      return { active, watched: [...active.filter(({ id }) => ids.includes(String(id))), ...rest] };
    },
  };
}

/** Field errors come back under the names of version 3, so that they find their field in a form. */
function withOurNames(http: StoreHttp): StoreHttp {
  return {
    send: async (call: StoreRequest) => {
      try {
        return await http.send(call);
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        const fieldErrors = toContentErrors(error.fieldErrors);
        const fieldsSaid = toContentErrors(error.fieldsSaid);
        throw new UpstreamError(error.kind, error.message, {
          ...error,
          fieldErrors,
          fieldsSaid,
          cause: error.cause,
        });
      }
    },
  };
}

function tagged({ json }: StoreAnswer): Tagged<Content> {
  return { data: readIssue(readAs(issueAnswerSchema, json).data.issue), etag: null };
}

function oneTrack({ json }: StoreAnswer) {
  const { data } = readAs(trackAnswerSchema, json);
  return readIssueTrack(data.track ?? data);
}

function lacks(message: string, code: string): UpstreamError {
  return new UpstreamError("not_found", message, { status: 404, said: { code, params: {} } });
}

/** A title that was deleted while it was watched has no state any more. */
function gone(error: unknown): null {
  if (error instanceof UpstreamError && error.kind === "not_found") return null;
  throw error;
}
