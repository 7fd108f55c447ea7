import { useFormat } from '../../format/useFormat.ts'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { Time } from '../../kit/Time.tsx'
import { useNamed } from '../useNamed.ts'
import { Go } from '../../kit/Go.tsx'
import { ValueTable } from './ValueTable.tsx'
import type { Place } from './useRuleDraft.ts'
import { movedParts } from './movedParts.ts'
import { words } from './words.ts'

/** What the draft would have done at one placement: counted first, then what cannot be known, then what it would bring. */
export const WhatIfPlace = ({ place }: { place: Place }) => {
  const { count, points } = useFormat()
  const { known, decisions, looked, synthetic, otherwise, today, draft, campaigns, examples, unknown } = place
  const rows = (['shown', 'nothing', 'heldOut', 'capped'] as const).map((part) => ({
    name: words.rows[part],
    live: today[part],
    drafted: draft[part],
  }))
  const shown = campaigns.map(({ name, ...side }) => ({ name, live: side.today.shown, drafted: side.draft.shown }))
  return (
    <div className="grid gap-4">
      <Counts head={words.exact} rows={rows.filter(({ live, drafted }) => live > 0 || drafted > 0)} of={known} />
      <p className="text-pretty">{otherwise === 0 ? words.same : <Moved place={place} />}</p>
      {shown.length > 1 ? <Counts head={words.campaign} rows={shown} of={known} /> : null}
      {examples.length > 0 ? <Examples examples={examples} /> : null}
      {unknown.length > 0 ? (
        <div>
          <h3 className="text-12 text-ink-3">{words.unknown}</h3>
          <ul className="mt-1 grid gap-1">
            {unknown.map((one) => (
              <li key={one.sentence} className="text-pretty text-ink-2">
                {one.decisions > 0 ? <b className="text-ink">{count(one.decisions)}: </b> : null}
                {one.sentence}.
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <ValueTable value={place.value} />
      <p className="text-12 text-pretty text-ink-3">
        {looked < decisions && known > 0 ? `${words.sampled(points(0.98 / Math.sqrt(known)))} ` : ''}
        {synthetic === 0 ? '' : synthetic === known ? words.allSynthetic : words.synthetic(count(synthetic))}
      </p>
    </div>
  )
}

interface Row {
  name: string
  live: number
  drafted: number
}

const cell = 'py-1 pl-3 text-right whitespace-nowrap'

/** Counts under both rules and how far they differ, in decisions and in points of all that were looked at. */
const Counts = ({ head, rows, of }: { head: string; rows: readonly Row[]; of: number }) => {
  const { count, points } = useFormat()
  return (
    <table className="w-full">
      <thead>
        <tr className="border-b border-line text-12 text-ink-3">
          <th scope="col" className="py-1 text-left font-text">
            {head}
          </th>
          <th scope="col" className={`${cell} font-text`}>
            {words.live}
          </th>
          <th scope="col" className={`${cell} font-text`}>
            {words.drafted}
          </th>
          <th scope="col" className={`${cell} font-text`}>
            {words.difference}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, live, drafted }) => (
          <tr key={name} className="border-b border-line last:border-0">
            <th scope="row" className="py-1 text-left font-text text-pretty">
              {name}
            </th>
            <td className={`${cell} text-ink-2`}>{count(live)}</td>
            <td className={cell}>{count(drafted)}</td>
            <td className={cell}>
              {drafted > live ? '+' : ''}
              {count(drafted - live)}
              {of > 0 && drafted !== live ? <span className="ml-1.5 text-12 text-ink-3">{points((drafted - live) / of)}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Moved = ({ place }: { place: Place }) => {
  const { count } = useFormat()
  return <>{movedParts(place, count).join('; ')}.</>
}

const Examples = ({ examples }: { examples: Place['examples'] }) => {
  const named = useNamed()
  return (
    <div>
      <h3 className="text-12 text-ink-3">{words.examples}</h3>
      <ul className="mt-1 grid gap-1.5">
        {examples.map(({ decision, at, today, draft, differs }) => (
          <li key={decision} className="text-pretty">
            <Go href={`/decisions/${decision}`} className="linked text-12 whitespace-nowrap">
              <Time at={at} as="dayClock" />
            </Go>{' '}
            <span className="text-ink-2">
              {differs
                ? `${today}: ${differs.map((one) => words.exampleOf(kindLabel(one.slot), named(one.today), named(one.draft))).join('; ')}`
                : `${today} → ${today === draft ? words.otherVariant : draft}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
