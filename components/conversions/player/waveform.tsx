type WaveformProps = {
  /** Loudness, 0 to 100, over the whole length; empty where it is not known. */
  points: readonly number[];
  /** What has been played, 0 to 1. */
  share: number;
  /** Places on the line, 0 to 1: where chapters begin. */
  marks: readonly number[];
};

const HEIGHT = 100;

/** The sound as a picture; what has been played in the colour of the accent. */
export function Waveform({ points, share, marks }: WaveformProps) {
  const width = Math.max(points.length, 1);
  const path = points
    .map((loudness, index) => {
      const half = Math.max(loudness, 2) / 2;
      return `M${index + 0.5} ${HEIGHT / 2 - half}v${half * 2}`;
    })
    .join("");
  const shape = path === "" ? `M0 ${HEIGHT / 2}h${width}` : path;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block size-full overflow-visible"
    >
      <path d={shape} className="stroke-field-border" vectorEffect="non-scaling-stroke" />
      <path
        d={shape}
        className="stroke-accent"
        vectorEffect="non-scaling-stroke"
        style={{ clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }}
      />
      {marks.map((mark) => (
        <path
          key={mark}
          d={`M${mark * width} 0v${HEIGHT}`}
          className="stroke-foreground"
          strokeDasharray="2 3"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
