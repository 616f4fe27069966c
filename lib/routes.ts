/** Every address inside the dashboard, as a function. Pages and links import it from here. */
export const routes = {
  home: () => "/",
  signIn: (returnTo?: string) =>
    returnTo ? `/sign-in?return_to=${encodeURIComponent(returnTo)}` : "/sign-in",
  setUp: () => "/set-up",
  contentList: (search = "") => `/content${search}`,
  newContent: (fileType?: string) => (fileType ? `/content/new?type=${fileType}` : "/content/new"),
  content: (id: number | string) => `/content/${encodeURIComponent(id)}`,
  contentPrices: (id: number | string) => `/content/${encodeURIComponent(id)}/prices`,
  contentTracks: (id: number | string) => `/content/${encodeURIComponent(id)}/tracks`,
  contentPreview: (id: number | string) => `/content/${encodeURIComponent(id)}/preview`,
  contentConversion: (id: number | string) => `/content/${encodeURIComponent(id)}/conversion`,
  conversions: () => "/conversions",
} as const;

/** The browser's only door to data: routes of the proxy (app/api). */
export const apiRoutes = {
  contentList: (search = "") => `/api/content${search}`,
  content: (id: number | string) => `/api/content/${encodeURIComponent(id)}`,
  restoreContent: (id: number | string) => `/api/content/${encodeURIComponent(id)}/restore`,
  conversion: (id: number | string, search = "") =>
    `/api/content/${encodeURIComponent(id)}/conversion${search}`,
  tracks: (id: number | string) => `/api/content/${encodeURIComponent(id)}/tracks`,
  track: (id: number | string, trackId: number) => `/api/content/${encodeURIComponent(id)}/tracks/${trackId}`,
  trackOrder: (id: number | string) => `/api/content/${encodeURIComponent(id)}/tracks/order`,
  preflight: () => "/api/content/preflight",
  conversions: (search = "") => `/api/conversions${search}`,
  conversionStarters: (ids: string) => `/api/conversions/starters?ids=${ids}`,
  uploads: () => "/api/uploads",
  uploadLink: (id: string) => `/api/uploads/${encodeURIComponent(id)}/link`,
  session: () => "/api/session",
  signIn: () => "/api/auth/sign-in/email",
  signOut: () => "/api/auth/sign-out",
  setUp: () => "/api/set-up",
} as const;
