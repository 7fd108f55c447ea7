import { useRef, useState } from 'react'
import { slotIn } from '../../../engine/create/formats-of.ts'
import { lockedMarks } from '../../../engine/guard/locked-marks.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { Pick } from '../../kit/Pick.tsx'
import type { PlacedSlot } from '../../kit/rendition/frames.tsx'
import { Segment } from '../../kit/Segment.tsx'
import { Loading } from '../../kit/state/Loading.tsx'
import { useWidth } from '../../kit/useSize.ts'
import { fitted } from '../rendered/fitted.ts'
import { liesInBoxes } from '../rendered/liesInBoxes.ts'
import { reachOf } from '../rendered/reachOf.ts'
import { saidOf, type Draft, type Slot } from './draft.ts'
import type { Shown } from './found.ts'
import { ShownSize } from './ShownSize.tsx'
import type { useTry } from './useTry.ts'
import { words } from './words.ts'

export interface View {
  locale: string | undefined
  size: string | undefined
  family: string | undefined
}

interface Props {
  draft: Draft
  query: ReturnType<typeof useTry>
  view: View
  families: readonly { id: string; name: string }[]
  locales: readonly string[]
  chosen: string | undefined
  onView: (view: Partial<View>) => void
}

const all = '*'
const layers = (['findings', 'slots', 'clean'] as const).map((value) => ({ value, label: words.layers[value] }))
const zooms = ['fit', 'quarter', 'half', 'full'] as const
type Zoom = (typeof zooms)[number]
const factors: Readonly<Record<Exclude<Zoom, 'fit'>, number>> = { quarter: 0.25, half: 0.5, full: 1 }
const gap = 24
/** Of room, in CSS px, before it was measured and where there is none. */
const least = 160
/** The highest that a drawn size is shown as where it is fitted, in CSS px; a page is as high as it is. */
const mostFitted = 420

/** Every language and size of the draft side by side, fitted or at one scale, with real components in it. */
export const Preview = ({ draft, query, view, families, locales, chosen, onView }: Props) => {
  const frame = useRef<HTMLDivElement>(null)
  const { count } = useFormat()
  const [layer, setLayer] = useState<(typeof layers)[number]['value']>('findings')
  const [zoom, setZoom] = useState<Zoom>('fit')
  const room = Math.max(least, useWidth(frame, 640) - 2 * gap)
  const { data } = query
  const most = draft.channel === 'display' ? mostFitted : Number.POSITIVE_INFINITY
  const said = saidOf(draft)
  const isPlaced = liesInBoxes(draft)
  const left = data ? data.total - data.renditions.length : 0
  return (
    <div ref={frame} className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-surface px-(--page) py-1.5">
        <Pick
          label={words.family}
          options={[{ value: all, label: words.library }, ...families.map(({ id, name }) => ({ value: id, label: name }))]}
          value={view.family ?? all}
          onChange={(family) => onView({ family: family === all ? undefined : family })}
        />
        {locales.length > 1 ? (
          <Segment
            label={words.locale}
            options={[{ value: all, label: words.all }, ...locales.map((value) => ({ value, label: value }))]}
            value={view.locale ?? all}
            onChange={(locale) => onView({ locale: locale === all ? undefined : locale })}
          />
        ) : null}
        {draft.sizes.length > 1 ? (
          <Pick
            label={words.size}
            options={[
              { value: all, label: words.allSizes },
              ...draft.sizes.map(({ name, width, height }) => ({ value: name, label: name, note: `${width ?? '?'} × ${height ?? '?'}` })),
            ]}
            value={view.size ?? all}
            onChange={(size) => onView({ size: size === all ? undefined : size })}
          />
        ) : null}
        <span className="grow" />
        <Segment label={words.zoom} options={zooms.map((value) => ({ value, label: words.zooms[value] }))} value={zoom} onChange={setZoom} />
        {isPlaced ? <Segment label={words.layer} options={layers} value={layer} onChange={setLayer} /> : null}
      </div>
      {query.isOld ? (
        <p role="status" className="flex items-baseline gap-2 border-b border-line bg-surface px-(--page) py-1.5 text-pretty">
          <Mark severity="warn" />
          {words.old}
        </p>
      ) : null}
      <div className="flex flex-wrap items-start gap-6 bg-sunken px-(--page) pt-2 pb-5" aria-busy={query.isFetching} aria-live="off">
        {data === undefined ? <Loading lines={[62, 88]} /> : null}
        {data?.renditions.map((one) => {
          const height = one.format.height ?? reachOf({ format: one.format, slots: said.slots as Parameters<typeof reachOf>[0]['slots'] })
          return (
            <ShownSize
              key={`${one.locale} ${one.format.name}`}
              one={one}
              name={draft.sizes.length > 1 ? `${one.format.name}, ${one.locale}` : one.locale}
              height={height}
              scale={zoom === 'fit' ? fitted({ width: one.format.width, height }, room, most) : factors[zoom]}
              layer={isPlaced ? layer : 'clean'}
              findings={data.findings}
              slots={placedSlots(draft, said.slots as Slot[], one, chosen)}
              chosen={chosen}
            />
          )
        })}
        {data?.total === 0 ? <p className="text-ink-2">{words.none}</p> : null}
      </div>
      {left > 0 && query.hasNextPage ? (
        <div className="bg-sunken px-(--page) pb-5">
          <Button busy={query.isFetchingNextPage ? words.showing : undefined} onClick={() => void query.fetchNextPage()}>
            {words.more(count(left))}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** Where the slots lie in one size, and what is locked in the first. */
const placedSlots = (draft: Draft, slots: readonly Slot[], { format }: Shown, chosen: string | undefined): PlacedSlot[] => {
  const first = { format: { name: draft.sizes[0]?.name ?? '', width: 0 } }
  const placed = slots.flatMap((slot) => {
    const { box } = slotIn(slot as Parameters<typeof slotIn>[0], first, format)
    return box && (chosen === undefined || chosen === slot.name) ? [{ id: slot.name, name: slot.label, box }] : []
  })
  const locked = format.name === first.format.name ? lockedMarks(draft) : []
  return [...placed, ...locked.flatMap(({ name, box }, n) => (box ? [{ id: `locked ${n}`, name, box, locked: name }] : []))]
}
