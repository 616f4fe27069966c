/** Called once by Next before the first request. The edge runtime is never used, but is compiled all the same. */
export async function register() {
  // biome-ignore lint/style/noProcessEnv: Next replaces this word by its value when it compiles.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("#lib/bff/start.ts");
  await start();
}
