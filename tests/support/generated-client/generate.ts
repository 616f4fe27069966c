import { writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";
import { v3Document } from "../../../lib/server/api/openapi/v3-document.ts";

export const TYPES_FILE = new URL("./content-v3.d.ts", import.meta.url);

/** The types of a client, as openapi-typescript reads them from the OpenAPI document of version 3. */
export async function generateTypes(): Promise<string> {
  const document = v3Document({ name: "Demo store", publicUrl: "http://localhost:4000" });
  const types = astToString(await openapiTS(JSON.stringify(document)));
  return `// Generated from the OpenAPI document by "npm run generate:client".\n\n${types}`;
}

if (import.meta.main) await writeFile(TYPES_FILE, await generateTypes());
