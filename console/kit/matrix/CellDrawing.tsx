import type { MatrixCell, Outcome } from './cell.ts'

/** The marks of one cell: a column for a size, a row for a locale. An excluded pair is a slash. */
export const CellDrawing = ({ cell, sizes, locales }: { cell: MatrixCell; sizes: number; locales: number }) => {
  const [width, height] = [6 + sizes * 12, 3 + locales * 9]
  if ('excluded' in cell) {
    return (
      <svg width={width} height={height} aria-hidden="true">
        <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={2} fill="none" stroke="var(--line)" />
        <path d={`M1 ${height - 1}L${width - 1} 1`} stroke="var(--line-strong)" />
      </svg>
    )
  }
  return (
    <svg width={width} height={height} aria-hidden="true">
      {cell.outcomes.flatMap((row, locale) =>
        row.map((outcome, size) => <OutcomeMark key={`${locale},${size}`} outcome={outcome} x={5 + 12 * size} y={3 + 9 * locale} />),
      )}
    </svg>
  )
}

const OutcomeMark = ({ outcome, x, y }: { outcome: Outcome; x: number; y: number }) => {
  if (outcome === 'warn') return <circle cx={x + 4} cy={y + 3.5} r={4} fill="var(--warn-mark)" />
  if (outcome === 'block') return <rect x={x} y={y - 0.5} width={8} height={8} fill="var(--block)" />
  return <rect x={x} y={y} width={8} height={7} rx={1} fill="var(--data-5)" />
}
