import { NoSuchPage } from "#components/frame/no-such-page.tsx";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <NoSuchPage />
    </main>
  );
}
