import "server-only";

/** Base path of version 1 (contract 1). */
export const ISSUES = "/integration-api/v1/dashboard/issues";
