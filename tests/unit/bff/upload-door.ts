import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import * as link from "#app/api/uploads/[uploadId]/link/route.ts";
import * as one from "#app/api/uploads/[uploadId]/route.ts";
import * as all from "#app/api/uploads/route.ts";
import * as served from "#app/uploads/[uploadId]/[fileName]/route.ts";
import { auth } from "#lib/bff/auth.ts";
import { uploadLinkSchema } from "#lib/uploads/schema.ts";
import { call, cookieOf, createAccount, ORIGIN, openStaffedDoor, PASSWORD } from "./door.ts";

export const PDF = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(50_000, "a")]);
export const TUS = { "tus-resumable": "1.0.0" };

/** The dashboard's server with a folder of its own for files, and what people do there; the editor does it, unless another cookie is given. */
export async function openUploadDoor() {
  const folder = await mkdtemp(join(tmpdir(), "colophon-uploads-"));
  const { door, editor, viewer } = await openStaffedDoor({ DATA_DIR: folder, MAX_FILE_MB: "1" });
  await createAccount("editor", "second@example.com");
  const body = { email: "second@example.com", password: PASSWORD };
  const other = cookieOf((await auth().api.signInEmail({ body, returnHeaders: true })).headers);

  const begin = (size: number, name = "Mi libro.pdf", cookie = editor) =>
    call(all.POST, {
      method: "POST",
      path: "/api/uploads",
      cookie,
      headers: {
        ...TUS,
        "upload-length": String(size),
        "upload-metadata": `filename ${Buffer.from(name).toString("base64")}`,
      },
    });

  async function beginId(size: number, name?: string) {
    const res = await begin(size, name);
    expect(res.status).toBe(201);
    const id = /^\/api\/uploads\/([0-9a-f]{32})$/.exec(res.headers.get("location") ?? "")?.[1];
    if (!id) throw new Error("The upload has no address.");
    return id;
  }

  /** Sends bytes as the browser would. */
  function send(id: string, offset: number, bytes: Uint8Array | ReadableStream, cookie = editor) {
    const request = new Request(`${ORIGIN}/api/uploads/${id}`, {
      method: "PATCH",
      headers: {
        ...TUS,
        origin: ORIGIN,
        cookie,
        "upload-offset": String(offset),
        "content-type": "application/offset+octet-stream",
      },
      body: bytes as BodyInit,
      duplex: "half",
    } as RequestInit);
    return one.PATCH(request, { params: Promise.resolve({ uploadId: id }) });
  }

  const visit = (id: string, cookie = editor) => ({
    params: { uploadId: id },
    path: `/api/uploads/${id}`,
    cookie,
  });
  const linkOf = (id: string, cookie?: string) => call(link.POST, { ...visit(id, cookie), method: "POST" });

  return {
    store: door.store,
    folder,
    editor,
    viewer,
    other,
    begin,
    beginId,
    send,
    head: (id: string, cookie?: string) =>
      call(one.HEAD, { ...visit(id, cookie), method: "HEAD", headers: TUS }),
    drop: (id: string, cookie?: string) =>
      call(one.DELETE, { ...visit(id, cookie), method: "DELETE", headers: TUS }),
    linkOf,
    async upload(bytes: Uint8Array, name?: string) {
      const id = await beginId(bytes.length, name);
      expect((await send(id, 0, bytes)).status).toBe(204);
      const res = await linkOf(id);
      expect(res.status).toBe(200);
      return uploadLinkSchema.parse((await res.json()).data);
    },
    async close() {
      await door.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type UploadDoor = Awaited<ReturnType<typeof openUploadDoor>>;

export function fetchServed(
  address: string,
  headers: Record<string, string> = {},
  method: "GET" | "HEAD" = "GET",
) {
  const [, , uploadId = "", fileName = ""] = new URL(address).pathname.split("/").map(decodeURIComponent);
  const serve = method === "HEAD" ? served.HEAD : served.GET;
  return serve(new Request(address, { method, headers }), {
    params: Promise.resolve({ uploadId, fileName }),
  });
}
