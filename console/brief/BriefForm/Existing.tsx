import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { nameOf, wordsOf } from '../../create/composed.ts'
import { Thumb } from '../../create/Thumb.tsx'
import { useFormat } from '../../format/useFormat.ts'
import { useWornOut } from '../../learn/useWornOut.ts'
import { Go } from '../../kit/Go.tsx'
import { commonScale, Interval, type Estimate } from '../../kit/Interval.tsx'
import { Section } from '../../kit/Section.tsx'
import { strings } from '../../strings.ts'

type Found = Operations['component.find']['output']['items'][number]

const { form } = strings.briefs
const fewest = 3
const shown = 8

/** Components that say something alike, looked for while one types. */
export const useExisting = (title: string): readonly Found[] => {
  const words = title.trim()
  const { data } = useQueryOf('component.find', { words, limit: shown }, { enabled: words.length >= fewest, follows: ['campaign'] })
  return words.length >= fewest ? (data?.items ?? []) : []
}

const estimateOf = ({ effect, interval: [low, high] }: NonNullable<Found['effect']>): Estimate => ({
  value: effect * 100,
  low: low * 100,
  high: high * 100,
})

/** What is there already: what it is called, what it says, what it did, and where it is live. */
export const Existing = ({ found, typed }: { found: readonly Found[]; typed: string }) => {
  const wornOut = useWornOut()
  // All effects share one zero.
  const scale = commonScale(
    found.flatMap(({ effect }) => (effect ? [estimateOf(effect)] : [])),
    [],
    true,
  )
  return (
    <Section title={form.exists} className="self-start border-t border-line">
      {found.length === 0 ? (
        <p className="text-pretty text-ink-2">{typed.trim().length < fewest ? form.existsType : form.existsNone}</p>
      ) : (
        <ul>
          {found.map((one) => (
            <li key={one.component.id} className="border-t border-line py-2">
              <One found={one} scale={scale} wornOut={wornOut(one.component.id)} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

interface OneProps {
  found: Found
  scale: readonly [number, number]
  /** The signal that says it wears off. */
  wornOut: string | undefined
}

const One = ({ found: { component, picture, effect, live }, scale, wornOut }: OneProps) => {
  const { change, range, count } = useFormat()
  const locale = navigator.language.split('-')[0] ?? 'en'
  const assets = picture ? [picture] : []
  const name = nameOf(component, assets, locale)
  const says = picture ? (picture.alt?.[locale] ?? Object.values(picture.alt ?? {})[0]) : wordsOf(component, assets, locale)
  return (
    <div className="flex gap-2.5">
      {picture ? (
        <span className="pt-0.5">
          <Thumb picture={picture} />
        </span>
      ) : null}
      <div className="min-w-0 flex-1">
        <Go href={`/library/${component.key}`} className="line-clamp-2 rounded-1 font-strong hover:underline">
          {name}
        </Go>
        {says && says !== name ? <p className="line-clamp-2 text-pretty text-ink-2">{says}</p> : null}
        <p className="text-12 text-ink-2">
          {[kindLabel(component.kind), ...(component.tags ?? [])].join(', ')};{' '}
          {live.length > 0 ? form.existsLive(live.map((place) => place.name).join(', ')) : form.existsDark}
        </p>
        {wornOut === undefined ? null : (
          <Go href={`/signals/${wornOut}`} className="linked text-12">
            {form.existsWorn}
          </Go>
        )}
        {effect ? (
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-12">
            <Interval estimate={estimateOf(effect)} scale={scale} zero width={96} />
            <span>
              {change(effect.effect)}{' '}
              <span className="text-ink-2">({range(effect.interval[0] * 100, effect.interval[1] * 100, strings.sure.to, true)})</span>
            </span>
            <span className="text-ink-3">{form.existsSeen(count(effect.exposures), effect.placement.name)}</span>
          </p>
        ) : (
          <p className="text-12 text-ink-3">{form.existsUnknown}</p>
        )}
      </div>
    </div>
  )
}
