/*
 * Who may import what: one rule for each row of the table in CONTRIBUTING.md. The comment of a rule
 * says where to go instead.
 */
const NOUNS = ["accounts", "uploads", "conversions", "tracks", "content", "imports"];
const anyNoun = NOUNS.join("|");

/** A noun knows itself and the nouns before it. */
const higherNouns = NOUNS.slice(0, -1).map((noun, index) => ({
  name: `components-${noun}-know-no-higher-noun`,
  comment:
    "Nouns build on one another: accounts, uploads, conversions, tracks, content, imports. Pass what you need as a prop, or move the component to the higher noun.",
  severity: "error",
  from: { path: `^components/${noun}/` },
  to: { path: `^(components|lib)/(${NOUNS.slice(index + 1).join("|")})/` },
}));

const rules = [
  {
    name: "no-cycles",
    comment: "Two modules that import each other are one module. Move what both need into a third.",
    from: {},
    to: { circular: true },
  },
  {
    name: "pages-reach-the-store-through-lib-bff",
    comment: "A page asks lib/bff (on the server) or a query of lib/<noun> (in the browser).",
    from: { path: "^app/", pathNot: "^app/api/" },
    to: { path: "^lib/(server|upstream)/" },
  },
  {
    name: "app-api-only-opens-lib-bff",
    comment:
      "A route of app/api names its role, its contract (a schema.ts) and the work of lib/bff. Put everything else into lib/bff.",
    from: { path: "^app/api/" },
    to: { path: "^(app|components|lib)/", pathNot: "^(app/api|lib/bff)/|schema\\.ts$" },
  },
  {
    name: "ui-and-form-know-no-noun",
    comment: "Generic components take props. What knows a noun belongs into components/<noun>.",
    from: { path: "^components/(ui|form)/" },
    to: { path: `^((components|lib)/(${anyNoun})|lib/(server|upstream|bff)|app)/` },
  },
  {
    name: "components-stay-in-the-browser",
    comment:
      "A component gets its data from a query of lib/<noun>, which asks /api. The token never comes near it.",
    from: { path: "^components/" },
    to: { path: "^(lib/(bff|server|upstream)|app)/" },
  },
  ...higherNouns,
  {
    name: "a-contract-knows-only-zod",
    comment: "schema.ts is what every half imports, so it may import only zod and other schemas.",
    from: { path: `^lib/(${anyNoun})/schema\\.ts$` },
    to: { pathNot: `^(lib/(${anyNoun})/[a-z0-9-]*schema\\.ts|node_modules/zod/)` },
  },
  {
    name: "a-noun-is-for-both-sides-of-the-wire",
    comment:
      "lib/<noun> runs in the browser too: rules of the server go to lib/bff or lib/server, looks to components.",
    from: { path: `^lib/(${anyNoun}|http)/` },
    to: { path: "^(components|app|lib/(bff|server|upstream))/" },
  },
  {
    name: "bff-speaks-to-any-store",
    comment:
      "The dashboard knows a Content API by its contract: ask lib/upstream over HTTP, never lib/server.",
    from: { path: "^lib/(bff|upstream)/" },
    to: { path: "^(lib/server|components|app)/" },
  },
  {
    name: "upstream-knows-no-session",
    comment: "lib/upstream is called by lib/bff. What concerns people, sessions or audit stays there.",
    from: { path: "^lib/upstream/" },
    to: { path: "^lib/bff/" },
  },
  {
    name: "server-half-knows-no-dashboard",
    comment: "lib/server is a product of its own. Share through lib/<noun>/schema.ts.",
    from: { path: "^lib/server/" },
    to: {
      path: `^(app|components|lib/(bff|upstream|http|i18n))/|^lib/(${anyNoun})/(queries|form|search-params)`,
    },
  },
  {
    name: "server-half-runs-in-plain-node",
    comment: "Next, React and server-only belong to the dashboard; in plain Node they throw or weigh.",
    from: { path: "^lib/server/" },
    to: { path: "^node_modules/(next|react|react-dom|server-only|next-intl|@tanstack)/" },
  },
  {
    name: "storage-knows-no-half",
    comment:
      "Both servers keep files in the storage, so it knows neither: what a key means is theirs to say. The browser never sees it.",
    from: { path: "^lib/storage/" },
    to: { path: "^(app|components|lib/(?!storage/))" },
  },
  {
    name: "only-servers-open-the-storage",
    comment: "Ask a route of app/api for the file, or the Content API.",
    from: { path: `^(app|components|lib/(${anyNoun}|http|i18n))/` },
    to: { path: "^lib/storage/" },
  },
  {
    name: "catalog-knows-no-http",
    comment: "A rule throws a CatalogError; the API turns it into HTTP, the worker into a job's end.",
    from: { path: "^lib/server/catalog/" },
    to: { path: "^(lib/server/(api|worker|start)/|node_modules/(hono|@hono)/)" },
  },
  {
    name: "api-leaves-work-to-jobs",
    comment: "An answer waits for no conversion: enqueue a job of lib/server/jobs, the worker takes it.",
    from: { path: "^lib/server/api/" },
    to: { path: "^lib/server/worker/" },
  },
  {
    name: "worker-knows-no-api",
    comment: "What both need is a rule: put it into lib/server/catalog.",
    from: { path: "^lib/server/worker/" },
    to: { path: "^lib/server/api/" },
  },
  {
    name: "files-know-no-rule",
    comment:
      "What a file is and says (formats) is read here; what is made of it belongs to catalog and worker.",
    from: { path: "^lib/server/files/" },
    to: { path: "^lib/server/(api|catalog|db|jobs|start|worker)/" },
  },
  {
    name: "converters-know-no-database",
    comment: "A converter takes a file and returns a result; the handler stores it.",
    from: { path: "^lib/server/worker/converters/" },
    to: { path: "^(lib/server/(db|catalog|jobs)/|node_modules/(pg|drizzle-orm|pg-boss)/)" },
  },
  {
    name: "e2e-is-a-person",
    comment: "Browser tests act over HTTP, with what tests/support offers.",
    from: { path: "^tests/e2e/" },
    to: { path: "^(lib/(server|bff|upstream)|app|components)/" },
  },
  {
    name: "only-tests-import-tests",
    comment: "What the product needs lives in lib.",
    from: { path: "^(app|components|lib)/" },
    to: { path: "^tests/" },
  },
  {
    name: "imports-must-resolve",
    comment: "The file is missing or its name is misspelt; write the ending out.",
    from: {},
    to: { couldNotResolve: true },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: rules.map((rule) => ({ severity: "error", ...rule })),
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: { path: "^(\\.next|\\.data|tests/support/generated-client/node_modules)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
