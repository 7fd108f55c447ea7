import { useState } from 'react'
import { Interval } from '../Interval.tsx'
import type { MatrixCell, Outcome } from '../matrix/cell.ts'
import { Matrix } from '../matrix/Matrix.tsx'
import { MatrixLegend } from '../matrix/MatrixLegend.tsx'
import { Rendition } from '../rendition/Rendition.tsx'
import type { PlacedFinding, PlacedSlot } from '../rendition/frames.tsx'
import { Segment } from '../Segment.tsx'
import { sampleRendition } from './sampleRendition.ts'

const headlines = ['Dry all the way home', 'Made for the 17:10 downpour', 'Your coat should not quit first', 'Three layers, one ride']
const images = ['Rain on granite', 'Evening commute', 'Ridge at dusk', 'Snowfield']
const sizes = ['Skyscraper', 'Feed 4:5', 'Box', 'Leaderboard', 'Mobile', 'Push']
const locales = ['English', 'German', 'Swedish']

const outcomeOf = (row: string, column: string, size: number, locale: number): Outcome => {
  if (column === 'Snowfield' && size === 0) return 'block'
  if (column === 'Snowfield' && size < 3) return 'warn'
  return row.startsWith('Made') && size === 4 && locale === 1 ? 'block' : 'pass'
}

const variantCell = (row: string, column: string): MatrixCell =>
  row.startsWith('Three') && column === 'Ridge at dusk'
    ? { excluded: 'the pair says “ride” to a mountain' }
    : { outcomes: locales.map((_locale, locale) => sizes.map((_size, size) => outcomeOf(row, column, size, locale))) }

/** Which combinations may go live. */
export const Variants = () => {
  const [held, setHeld] = useState({ row: 'Made for the 17:10 downpour', column: 'Snowfield' })
  return (
    <>
      <div className="mb-2 flex justify-end">
        <MatrixLegend counts={{ block: 90, warn: 141, pass: 1281 }} />
      </div>
      <Matrix
        label="Headline × image."
        rows={headlines.map((name, index) => ({
          id: name,
          name,
          beside: (
            <Interval
              estimate={{ value: 12 - 8 * index, low: 4 - 8 * index, high: 20 - 8 * index }}
              scale={[-30, 30]}
              width={64}
              height={14}
              zero
              lead={index === 0}
            />
          ),
        }))}
        columns={images.map((name) => ({ id: name, name }))}
        {...{ cell: variantCell, sizes, locales, held }}
        onHold={(row, column) => setHeld({ row, column })}
        onOpen={() => {}}
      />
    </>
  )
}

const boxFindings: PlacedFinding[] = [
  { id: '3', number: 3, severity: 'warn', title: 'Contrast 3.3 : 1, close to the limit', box: { x: 18, y: 42, width: 252, height: 66 } },
]
const mobileFindings: PlacedFinding[] = [
  {
    id: '2',
    number: 2,
    severity: 'block',
    title: 'Headline is 99 px too wide',
    box: { x: 60, y: 13, width: 150, height: 24 },
    overflow: { x: 214, y: 11, width: 90, height: 28 },
  },
]
const boxSlots: PlacedSlot[] = [
  { id: 'headline', name: 'Headline', box: { x: 18, y: 42, width: 252, height: 66 } },
  { id: 'mark', name: 'Wordmark', locked: 'Maren Lund', box: { x: 18, y: 18, width: 66, height: 17 } },
]
const text = { headline: 'Gemacht für den Guss um 17:10', call: 'Zu den Jacken' }
const layers = [
  { value: 'findings', label: 'Findings' },
  { value: 'slots', label: 'Slots' },
  { value: 'clean', label: 'Clean' },
] as const

/** Real output with what was found on it. */
export const Renditions = () => {
  const [layer, setLayer] = useState<(typeof layers)[number]['value']>('findings')
  const box = { html: sampleRendition({ ...text, width: 300, height: 250, size: 30 }) }
  const mobile = { html: sampleRendition({ ...text, width: 320, height: 50, size: 17, oneLine: true }) }
  return (
    <>
      <div className="mb-3">
        <Segment label="Layer" options={layers} value={layer} onChange={setLayer} />
      </div>
      <div className="flex flex-wrap items-start gap-6 bg-sunken p-4">
        <Rendition
          output={box}
          width={300}
          height={250}
          name="Box"
          lang="de"
          layer={layer}
          findings={boxFindings}
          slots={boxSlots}
          chosen="headline"
        />
        <Rendition output={mobile} width={320} height={50} name="Mobile" lang="de" layer={layer} findings={mobileFindings} />
        <Rendition output={box} width={300} height={250} scale={0.5} name="Box" lang="de" />
      </div>
    </>
  )
}
