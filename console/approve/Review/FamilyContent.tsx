import type { Operations } from '../../api/operations.ts'
import type { Composed } from '../../create/composed.ts'
import { Rendered } from '../../create/rendered/Rendered.tsx'
import { reachOf } from '../../create/rendered/reachOf.ts'
import { useFormat } from '../../format/useFormat.ts'
import { classes } from '../../kit/classes.ts'
import { Go } from '../../kit/Go.tsx'
import { useMedia } from '../../kit/useMedia.ts'
import { Key } from '../../kit/Key.tsx'
import { Section } from '../../kit/Section.tsx'
import { ChangeList } from './ChangeList.tsx'
import { anyOf, type Extreme } from './extremes.ts'
import { FamilyStage } from './FamilyStage.tsx'
import { OtherLanguages } from './OtherLanguages.tsx'
import { TemplateChanges } from './TemplateChanges.tsx'
import { useLook } from './useLook.ts'
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
export const FamilyContent = ({ review, facts, looked, onLook }: Props) => {
  const { composed, extremes } = review
  const extreme = extremes[looked] ?? extremes[0] ?? anyOf(composed)
  const looks =
    extremes.length > 1 ? (
      <Section title={words.lookFirst(extremes.length)} note={lookNote(review)}>
        <ol className="grid grid-cols-3 gap-2.5 max-column:grid-cols-1">
          {extremes.map((one, index) => (
            <li key={one.id}>
              <ExtremeCard composed={composed} extreme={one} number={index + 1} here={one === extreme} onLook={() => onLook(index)} />
            </li>
          ))}
        </ol>
      </Section>
    ) : null
  const stage = <FamilyStage review={review} extreme={extreme} />
  // Many sizes fill screens: what they are about is read before them, and they begin right below what chooses them.
  const isSet = composed.template.formats !== undefined
  return (
    <>
      {isSet ? null : stage}
      <div className="px-(--page) pb-6">
        {isSet ? null : looks}
        <Changed review={review} facts={facts} />
        {isSet ? looks : null}
      </div>
      {isSet ? stage : null}
      <OtherLanguages key={extreme.id} review={review} extreme={extreme} />
    </>
  )
}

/** In words: pairs that nobody has seen, the template, and each part that came, went or says something else. */
const Changed = ({
  review: { composed, before, changes, template },
  facts: { variants, newComponents, newPairs, pairs, newTemplate },
}: Pick<Props, 'review' | 'facts'>) => {
  const { count } = useFormat()
  return (
    <>
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

interface CardProps {
  composed: Composed
  extreme: Extreme
  number: number
  here: boolean
  onLook: () => void
}

const ExtremeCard = ({ composed, extreme, number, here, onLook }: CardProps) => {
  const { count } = useFormat()
  const { choice } = useLook(composed, extreme)
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
