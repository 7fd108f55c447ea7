import { useState } from 'react'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import type { Composed } from '../../create/composed.ts'
import { LetterBar } from '../../create/rendered/LetterBar.tsx'
import { Rendered } from '../../create/rendered/Rendered.tsx'
import { reachOf } from '../../create/rendered/reachOf.ts'
import type { Seen } from '../../create/rendered/seen.ts'
import { useFormat } from '../../format/useFormat.ts'
import { classes } from '../../kit/classes.ts'
import { Go } from '../../kit/Go.tsx'
import { useMedia } from '../../kit/useMedia.ts'
import { Key } from '../../kit/Key.tsx'
import { Section } from '../../kit/Section.tsx'
import { ChangeList } from './ChangeList.tsx'
import type { Extreme } from './extremes.ts'
import { TemplateChanges } from './TemplateChanges.tsx'
import type { FamilyReview } from './useFamilyReview.ts'
import { words } from './words.ts'

interface Props {
  review: FamilyReview
  /** As it was when approval was asked for. */
  facts: Operations['approval.show']['output']['approval']['facts']
  /** Which of the extremes is looked at. */
  looked: number
  onLook: (index: number) => void
}

/** What a yes is about: one extreme at a time, before and after; what changed, in words; and the way to all the others. */
export const FamilyContent = ({ review, facts: { variants, newComponents, newPairs, pairs, newTemplate }, looked, onLook }: Props) => {
  const { composed, before, changes, template, extremes } = review
  const { count } = useFormat()
  const extreme = extremes[looked] ?? extremes[0]
  return (
    <>
      {extreme ? <Stage review={review} extreme={extreme} /> : null}
      <div className="px-(--page) pb-6">
        {extremes.length > 1 ? (
          <Section title={words.lookFirst(extremes.length)} note={lookNote(review)}>
            <ol className="grid grid-cols-3 gap-2.5 max-column:grid-cols-1">
              {extremes.map((one, index) => (
                <li key={one.id}>
                  <ExtremeCard composed={composed} extreme={one} number={index + 1} here={one === extreme} onLook={() => onLook(index)} />
                </li>
              ))}
            </ol>
          </Section>
        ) : null}
        {newPairs > 0 && newComponents === 0 ? <NewPairs pairs={pairs} count={count(newPairs)} more={newPairs - pairs.length} /> : null}
        {template ? <TemplateChanges change={template} name={composed.template.name} isNew={newTemplate} /> : null}
        <Section
          title={before ? words.changes : words.newParts}
          note={
            before
              ? before.own
                ? words.sinceApproved
                : words.sinceOrigin(before.composed.family.name)
              : changes.length > 0
                ? words.nobodyApproved
                : undefined
          }
          side={
            <Go href={`/families/${composed.family.key}`} className="linked font-label text-thread">
              {words.all(count(variants))}
            </Go>
          }
          className="mt-2"
        >
          {changes.length > 0 ? (
            <ChangeList changes={changes} composed={composed} before={before?.composed} />
          ) : (
            <p className="text-pretty text-ink-2">
              {before ? (template ? words.sameParts : words.nothingChanged) : newComponents > 0 ? words.nothingNewByNow : words.nothingNew}
            </p>
          )}
        </Section>
      </div>
    </>
  )
}

/** Known parts that no person has seen beside one another: why a rule does not let them pass. */
const NewPairs = ({ pairs, count, more }: { pairs: readonly string[]; count: string; more: number }) => (
  <Section title={words.pairs(count)} note={words.pairsNote} className="mt-2">
    <ul className="grid gap-1">
      {pairs.slice(0, mostPairs).map((pair) => (
        <li key={pair}>{pair}</li>
      ))}
    </ul>
    {more > 0 || pairs.length > mostPairs ? <p className="py-1 text-ink-2">{words.pairsMore}</p> : null}
  </Section>
)

const mostPairs = 8

/** Why these: what is new in them, or that they are the edges; and what of the new no picture shows. */
const lookNote = ({ changes, extremes }: FamilyReview): string => {
  const shown = extremes.filter(({ kind }) => kind === 'fresh' || kind === 'amended').length
  if (shown === 0) return words.lookNote
  const unseen = changes.filter(({ is }) => is).length - shown
  return unseen > 0 ? words.lookSome : shown < extremes.length ? words.lookBoth : words.lookNew
}

/** A variant that holds what makes it the extreme, and that may go live. */
const useChoice = ({ family }: Composed, { holding, locale }: Extreme): Readonly<Record<string, string>> => {
  const { data } = useQueryOf('family.variants', { id: family.id, locale, holding: { ...holding }, limit: 50 })
  const fitting = data?.items.filter((item) => item.locale === locale && Object.entries(holding).every(([slot, id]) => item.choice[slot] === id))
  return (fitting?.find(({ worst }) => worst !== 'block') ?? fitting?.[0])?.choice ?? holding
}

const Stage = ({ review: { composed, before }, extreme }: { review: FamilyReview; extreme: Extreme }) => {
  const choice = useChoice(composed, extreme)
  const { family, template } = composed
  const [seen, setSeen] = useState<Seen>('desk')
  const isLetter = template.channel === 'email'
  const variant = { family: family.id, hash: family.hash, locale: extreme.locale, choice }
  // A letter is read, and it is long.
  const most = isLetter ? 640 : 360
  const drawn = { format: template.format, reach: reachOf(template), seen: isLetter ? seen : undefined }
  const old = before?.composed
  const kept = Object.fromEntries(Object.entries({ ...choice, ...extreme.gone }).filter(([slot, id]) => old?.family.slots[slot]?.includes(id)))
  return (
    <div className={classes('grid gap-5 border-b border-line bg-sunken px-(--page) pt-1.5 pb-4', old && 'grid-cols-2 max-column:grid-cols-1')}>
      {isLetter ? (
        <div className={classes(old && 'col-span-2 max-column:col-span-1')}>
          <LetterBar key={extreme.id} seen={seen} onSeen={setSeen} variant={variant} />
        </div>
      ) : null}
      {old && before ? (
        <Rendered
          variant={{ family: old.family.id, hash: before.hash, locale: extreme.locale, choice: kept }}
          name={words.was}
          format={old.template.format}
          reach={reachOf(old.template)}
          most={most}
          seen={isLetter ? seen : undefined}
        />
      ) : null}
      <Rendered variant={variant} name={words.is} most={most} {...drawn} />
    </div>
  )
}

interface CardProps {
  composed: Composed
  extreme: Extreme
  number: number
  here: boolean
  onLook: () => void
}

const ExtremeCard = ({ composed, extreme, number, here, onLook }: CardProps) => {
  const { count } = useFormat()
  const choice = useChoice(composed, extreme)
  const { family, template } = composed
  const { kind, slot, locale, room } = extreme
  const name = words.extreme[kind](slot.toLowerCase())
  const narrow = useMedia('(width < 720px)')
  return (
    <button
      type="button"
      aria-pressed={here}
      onClick={onLook}
      className={classes(
        'block h-full w-full rounded-3 border p-2.5 text-left',
        here ? 'border-thread bg-thread-wash' : 'border-line hover:bg-hover',
      )}
    >
      <Rendered
        variant={{ family: family.id, hash: family.hash, locale, choice }}
        name={`${name}, ${locale}`}
        format={template.format}
        reach={reachOf(template)}
        most={narrow ? 88 : 120}
        caption={false}
      />
      <span className="mt-2 flex items-end justify-between gap-2">
        <span className="min-w-0">
          <b className="block">{name}</b>
          <span lang={locale} className="cut block text-ink-2">
            {extreme.words}
          </span>
          <span className="text-12 text-ink-2">{room ? `${locale}, ${words.room(count(room.length), count(room.limit))}` : locale}</span>
        </span>
        <Key keys={String(number)} />
      </span>
    </button>
  )
}
