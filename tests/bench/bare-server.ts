import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import pg from "pg";
import { z } from "zod";

/*
 * What the API is measured against: `node:http` and `pg`, the same statements with the same values,
 * prepared alike, over as many connections, and nothing else. Run with the path of a JSON file.
 */

const settingsSchema = z.object({
  port: z.number(),
  databaseUrl: z.string(),
  poolSize: z.number(),
  statements: z.record(
    z.string(),
    z.object({ text: z.string(), values: z.array(z.unknown()), name: z.string().optional() }),
  ),
});
export type BareServerSettings = z.infer<typeof settingsSchema>;

const { port, databaseUrl, poolSize, statements } = settingsSchema.parse(
  JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")),
);
const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize });

const server = createServer((req, res) => {
  const statement = statements[(req.url ?? "/").slice(1)];
  if (!statement) return res.writeHead(404).end();
  return pool.query<{ items: string | null }>(statement).then(
    ({ rows }) => {
      const body = `{"data":[${rows[0]?.items ?? ""}]}`;
      res.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
      res.end(body);
    },
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      res.writeHead(500).end();
    },
  );
});
server.listen(port, "127.0.0.1");
