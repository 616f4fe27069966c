/** Acts when so many frames have been drawn. Returns what takes it back. */
export function afterFrames(count: number, act: () => void): () => void {
  let left = count;
  let frame = requestAnimationFrame(function next() {
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(next);
    else act();
  });
  return () => cancelAnimationFrame(frame);
}
