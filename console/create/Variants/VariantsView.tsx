import { useMemo, useState } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { Matrix } from '../../kit/matrix/Matrix.tsx'
import { MatrixLegend } from '../../kit/matrix/MatrixLegend.tsx'
import { Section } from '../../kit/Section.tsx'
import type { Composed } from '../composed.ts'
import { axesOf, cellOf, judgedBy, type Axes, type Preflight } from './axes.ts'
import { HeldCell } from './HeldCell.tsx'
import { SizeCounts } from './SizeCounts.tsx'
import { words } from './words.ts'

interface Props {
  composed: Composed
  run: Preflight | undefined
}

interface Held {
  row: string
  column: string
}

/** The chosen cell as it would be shown, with its findings in place; below it the matrix, so that a bad column is seen at once. */
export const VariantsView = ({ composed, run }: Props) => {
  const axes = useMemo(() => axesOf(composed), [composed])
  const [held, setHeld] = useState<Held>()
  const judged = useMemo(() => (run ? judgedBy(run) : { blocks: [], warns: [], unlisted: 0 }), [run])
  const first = useMemo(() => axes && firstHeld(composed, axes, run), [composed, axes, run])
  const { count } = useFormat()
  const at = held ?? first
  return (
    <>
      <HeldCell composed={composed} axes={axes} held={at} />
      {run?.sizes && run.sizes.length > 0 ? <SizeCounts composed={composed} counts={run.sizes} /> : null}
      {axes ? (
        <Section
          title={words.matrix(axes.row.label, axes.column.label.toLowerCase())}
          note={axes.mark ? words.each(axes.mark.label.toLowerCase()) : words.eachLocale}
          side={run ? <MatrixLegend counts={{ block: run.blocked, warn: run.warned, pass: run.passed - run.warned }} /> : null}
          className="border-t border-line px-(--page) pt-1.5 pb-6"
        >
          <Matrix
            label={words.label}
            rows={axes.row.parts}
            columns={axes.column.parts}
            cell={(row, column) => cellOf(composed, axes, judged, row, column)}
            sizes={axes.mark?.parts.map(({ name }) => name) ?? [composed.template.format.name]}
            locales={composed.family.locales}
            held={at}
            onHold={(row, column) => setHeld({ row, column })}
            onOpen={(row, column) => setHeld({ row, column })}
          />
          {judged.unlisted > 0 ? <p className="mt-2 text-12 text-ink-2">{words.warnsHidden(count(judged.unlisted))}</p> : null}
        </Section>
      ) : null}
    </>
  )
}

/** What is blocked is looked at first; else the first pair that is not excluded. */
const firstHeld = (composed: Composed, axes: Axes, run: Preflight | undefined): Held | undefined => {
  const pairs = axes.row.parts.flatMap(({ id: row }) => axes.column.parts.map(({ id: column }) => ({ row, column })))
  const judged = { blocks: run?.blocks ?? [], warns: [], unlisted: 0 }
  const open = pairs.filter(({ row, column }) => 'outcomes' in cellOf(composed, axes, judged, row, column))
  const blocked = open.find(({ row, column }) => {
    const cell = cellOf(composed, axes, judged, row, column)
    return 'outcomes' in cell && cell.outcomes.flat().includes('block')
  })
  return blocked ?? open[0]
}
