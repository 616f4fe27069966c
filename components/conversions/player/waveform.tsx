type WaveformProps = {
  /** Loudness, 0 to 100, over the whole length; empty where it is not known. */
  points: readonly number[];
  /** What has been played, 0 to 1. */
  share: number;
  /** Places on the line, 0 to 1: where chapters begin. */
  marks: readonly number[];
};

const HEIGHT = 100;

/** The sound as a picture; what has been played in the colour of the accent. A plain bar where the sound is not known. */
export function Waveform({ points, share, marks }: WaveformProps) {
  const width = Math.max(points.length, 1);
  const isBar = points.length === 0;
  const path = points
    .map((loudness, index) => {
      const half = Math.max(loudness, 2) / 2;
      return `M${index + 0.5} ${HEIGHT / 2 - half}v${half * 2}`;
    })
    .join("");
  const shape = isBar ? `M0 ${HEIGHT / 2}h${width}` : path;
  const thickness = isBar ? 4 : 1;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block size-full overflow-visible"
    >
      <path
        d={shape}
        className="stroke-field-border"
        strokeWidth={thickness}
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={isBar ? `M0 ${HEIGHT / 2}h${width * share}` : shape}
        className="stroke-accent"
        strokeWidth={thickness}
        vectorEffect="non-scaling-stroke"
        style={isBar ? undefined : { clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }}
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
