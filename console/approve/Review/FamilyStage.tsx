import { useState } from 'react'
import { LetterBar } from '../../create/rendered/LetterBar.tsx'
import { reachOf } from '../../create/rendered/reachOf.ts'
import { Rendered } from '../../create/rendered/Rendered.tsx'
import type { Seen } from '../../create/rendered/seen.ts'
import { factorOf, type Zoom, zooms } from '../../create/rendered/Sizes.tsx'
import { SheetAwaited, SizeSheet } from '../../create/rendered/SizeSheet.tsx'
import { words as renderedWords } from '../../create/rendered/words.ts'
import { useFormat } from '../../format/useFormat.ts'
import { classes } from '../../kit/classes.ts'
import { Segment } from '../../kit/Segment.tsx'
import type { Extreme } from './extremes.ts'
import { FoundInAll } from './FoundInAll.tsx'
import type { FamilyReview } from './useFamilyReview.ts'
import { useLook } from './useLook.ts'
import { words } from './words.ts'

interface Props {
  review: FamilyReview
  extreme: Extreme
}

/** One extreme as it goes live, beside what was approved before: of a set of sizes each of them. */
export const FamilyStage = (props: Props) => (props.review.composed.template.formats ? <StageOfSizes {...props} /> : <StageOfOne {...props} />)

const StageOfOne = ({ review: { composed, before }, extreme }: Props) => {
  const { choice } = useLook(composed, extreme)
  const { family, template } = composed
  const [seen, setSeen] = useState<Seen>('desk')
  const isLetter = template.channel === 'email'
  const variant = { family: family.id, hash: family.hash, locale: extreme.locale, choice }
  // A letter is read, and it is long.
  const most = isLetter ? 640 : 360
  const drawn = { format: template.format, reach: reachOf(template), seen: isLetter ? seen : undefined }
  const old = before && beforeOf(before, extreme, choice)
  return (
    <div className={classes('grid gap-5 border-b border-line bg-sunken px-(--page) pt-1.5 pb-4', old && 'grid-cols-2 max-column:grid-cols-1')}>
      {isLetter ? (
        <div className={classes(old && 'col-span-2 max-column:col-span-1')}>
          <LetterBar key={extreme.id} seen={seen} onSeen={setSeen} variant={variant} />
        </div>
      ) : null}
      {old && before ? (
        <Rendered
          variant={old}
          name={words.was}
          format={before.composed.template.format}
          reach={reachOf(before.composed.template)}
          most={most}
          seen={isLetter ? seen : undefined}
        />
      ) : null}
      <Rendered variant={variant} name={words.is} most={most} {...drawn} />
    </div>
  )
}

const sides = [
  { value: 'is', label: words.is },
  { value: 'was', label: words.was },
] as const

/** Before and after stand in the same place, one at a time: two sheets of many sizes beside each other are compared by nobody. */
const StageOfSizes = ({ review: { composed, before, moved }, extreme }: Props) => {
  const { count } = useFormat()
  const look = useLook(composed, extreme)
  const [zoom, setZoom] = useState<Zoom>('fit')
  const [side, setSide] = useState<'is' | 'was'>('is')
  const { family, template } = composed
  const old = side === 'was' && before ? beforeOf(before, extreme, look.choice) : undefined
  const variant = old ?? { family: family.id, hash: family.hash, locale: extreme.locale, choice: look.choice }
  const findings = old || moved ? [] : look.findings
  return (
    <section aria-label={words.sizes} className="grid gap-3 border-b border-line bg-sunken px-(--page) pt-2 pb-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {before ? <Segment label={words.sides} options={sides} value={side} onChange={setSide} /> : null}
        <Segment label={renderedWords.size} options={zooms} value={zoom} onChange={setZoom} />
        <p className="text-12 text-ink-2">{words.everySize(count(1 + (template.formats?.length ?? 0)), extreme.locale)}</p>
      </div>
      <FoundInAll findings={findings} />
      {look.known ? <SizeSheet key={side} variant={variant} findings={findings} zoom={factorOf(zoom)} said /> : <SheetAwaited />}
    </section>
  )
}

/** What stood where this extreme stands, as far as it was there: its parts, and those that went. */
const beforeOf = ({ composed, hash }: NonNullable<FamilyReview['before']>, { locale, gone }: Extreme, choice: Readonly<Record<string, string>>) => ({
  family: composed.family.id,
  hash,
  locale,
  choice: Object.fromEntries(Object.entries({ ...choice, ...gone }).filter(([slot, id]) => composed.family.slots[slot]?.includes(id))),
})
