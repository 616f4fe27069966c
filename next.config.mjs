import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  experimental: {
    // Messages are compiled by the build, so that no browser loads a parser for them.
    messages: { path: "./lib/i18n/messages", locales: "infer", format: "json", precompile: true },
  },
});

/** @type {import("next").NextConfig} */
const config = {
  reactCompiler: true,
  experimental: {
    turbopackRustReactCompiler: true,
    // A link that is pressed without the network waits for it; the browser's error page would end what is being sent.
    useOffline: true,
  },
  turbopack: {
    // The components' classes are names, not utilities: there is nothing for tailwind-merge to settle.
    resolveAlias: { "tailwind-variants": "tailwind-variants/lite" },
  },
  reactStrictMode: true,
  // `npm test` checks types; a start on a small machine need not.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  serverExternalPackages: [
    "pg",
    "pino",
    "better-auth",
    "@tus/server",
    "@tus/file-store",
    "flydrive",
    "file-type",
  ],
  // Static headers; the content security policy carries a nonce and is set in proxy.ts.
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
      ],
    },
  ],
};

export default withNextIntl(config);
