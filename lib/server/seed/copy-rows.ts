import type { Client, Connection, Submittable } from "pg";

export type CopyValue = string | number | boolean | null | undefined;

/** What the types of pg leave out of a connection; pg offers it for libraries that copy. */
type CopyConnection = Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

/**
 * Writes rows by COPY, which takes a tenth of the time of inserting them. Values of identity columns
 * are taken as they are.
 *
 * @throws DatabaseError when a row is refused; then none is written
 */
export function copyRows(
  client: Client,
  table: string,
  columns: string[],
  rows: CopyValue[][],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const text = `copy catalog.${table} (${columns.join(", ")}) from stdin`;
    const lines = rows.map((row) => `${row.map(toField).join("\t")}\n`);
    client.query(
      createCopy(text, Buffer.from(lines.join("")), (error) => (error ? reject(error) : resolve())),
    );
  });
}

/** The events of one statement, by the names that pg calls them. */
function createCopy(text: string, data: Buffer, done: (error?: Error) => void): Submittable {
  let failure: Error | undefined;
  const copy = {
    submit(connection: Connection) {
      connection.query(text);
    },
    handleCopyInResponse(connection: CopyConnection) {
      connection.sendCopyFromChunk(data);
      connection.endCopyFrom();
    },
    handleCommandComplete() {},
    handleError(error: Error) {
      failure = error;
      done(error);
    },
    handleReadyForQuery() {
      if (!failure) done();
    },
  };
  return copy;
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function toField(value: CopyValue): string {
  if (value === null || value === undefined) return "\\N";
  return String(value).replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
