import { serveUpload } from "#lib/bff/uploads/serve-upload.ts";

type Context = { params: Promise<{ uploadId: string; fileName: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { uploadId, fileName } = await params;
  return serveUpload(request, uploadId, fileName);
}
export const HEAD = GET;
