import { NoSuchPage } from "#components/frame/no-such-page.tsx";

export default function DashboardNotFound() {
  return <NoSuchPage />;
}
