import "server-only";
import type { Capabilities } from "./capabilities.ts";
import type { ContentApi } from "./content-api.ts";

/**
 * A store in the middle of its move from version 1 to 3: everything goes through version 3, the
 * state of conversions comes from version 1 while version 3 has no word for it (contract 9).
 */
export function createParallel(v3: ContentApi, v1: ContentApi, capabilities: Capabilities): ContentApi {
  return {
    ...v3,
    listConversions: async (ids) => {
      if (!capabilities.hasConversionFilter) return v1.listConversions(ids);
      const states = await v3.listConversions(ids);
      return capabilities.hasConversionFilter ? states : v1.listConversions(ids);
    },
    get: async (id) => {
      const { data, etag } = await v3.get(id);
      if (data.conversion_status) return { data, etag };
      const older = (await v1.get(id)).data;
      return {
        data: { ...data, conversion_status: older.conversion_status, conversion: older.conversion ?? null },
        etag,
      };
    },
  };
}
