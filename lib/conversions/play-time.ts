/** Seconds as players show them: 4:05, or 1:02:09 from an hour on. */
export function formatDuration(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
