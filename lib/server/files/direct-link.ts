/**
 * The direct form of a share link of Google Drive or Dropbox; any other address as it is
 * (contract 4.2). A share link leads to a page about the file, the direct form to the file itself.
 */
export function directLink(fileUrl: string): string {
  if (!URL.canParse(fileUrl)) return fileUrl;
  const url = new URL(fileUrl);
  if (DRIVE_HOSTS.has(url.hostname)) return directDriveLink(url) ?? fileUrl;
  if (DROPBOX_HOSTS.has(url.hostname)) return directDropboxLink(url) ?? fileUrl;
  return fileUrl;
}

/** What a link of Google or Dropbox shares in place of a file; null when it may be a file. */
export function sharedInstead(fileUrl: string): "folder_link" | "document_link" | null {
  const { hostname, pathname } = new URL(fileUrl);
  const path = pathname.replace(/^\/a\/[^/]+/, "");
  if (DROPBOX_HOSTS.has(hostname)) return /^\/(?:scl\/fo|sh)\//.test(path) ? "folder_link" : null;
  if (!DRIVE_HOSTS.has(hostname)) return null;
  if (/^\/(?:drive\/(?:u\/\d+\/|mobile\/)?folders\/|folderview$|embeddedfolderview$)/.test(path))
    return "folder_link";
  // As an export it is a file.
  const isDocument = /^\/(?:document|spreadsheets|presentation)\/(?:u\/\d+\/)?d\//.test(path);
  return isDocument && !/\/export(?:\/|$)/.test(path) ? "document_link" : null;
}

const DRIVE_HOSTS: ReadonlySet<string> = new Set(["drive.google.com", "docs.google.com"]);
const DROPBOX_HOSTS: ReadonlySet<string> = new Set(["dropbox.com", "www.dropbox.com"]);
const DRIVE_FILE_PATH = /^\/(?:a\/[^/]+\/)?file\/(?:u\/\d+\/)?d\/([\w-]+)/;

function directDriveLink(url: URL): string | null {
  const path = url.pathname.replace(/^\/u\/\d+\//, "/");
  const id =
    DRIVE_FILE_PATH.exec(path)?.[1] ?? (/^\/(?:open|uc)$/.test(path) ? url.searchParams.get("id") : null);
  if (id === null) return null;
  const direct = new URL("https://drive.usercontent.google.com/download");
  direct.searchParams.set("id", id);
  direct.searchParams.set("export", "download");
  // Without this word a file too large to be scanned for viruses answers with a page that asks first.
  direct.searchParams.set("confirm", "t");
  // Files shared before 2021 open only with the key that their link carries.
  const resourceKey = url.searchParams.get("resourcekey");
  if (resourceKey !== null) direct.searchParams.set("resourcekey", resourceKey);
  return direct.href;
}

function directDropboxLink(url: URL): string | null {
  if (!/^\/(?:s|scl\/fi)\//.test(url.pathname)) return null;
  const direct = new URL(url);
  direct.searchParams.delete("raw");
  direct.searchParams.set("dl", "1");
  return direct.href;
}
