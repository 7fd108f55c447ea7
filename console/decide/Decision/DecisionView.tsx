import type { ReactNode } from 'react'
import type { Explained } from './explained.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Lineage, type LineageStep } from '../../kit/Lineage.tsx'
import { Section } from '../../kit/Section.tsx'
import { Share } from '../../kit/Share.tsx'
import { Sieve } from '../../kit/sieve/Sieve.tsx'
import { words } from '../words.ts'
import { RecordList } from './RecordList.tsx'

interface Props {
  explained: Explained
  steps: readonly LineageStep[]
  /** What a slot is called, and what a component says. */
  slot: (name: string) => string
  named: (component: string) => string
  /** The rendition, or why there is none. */
  shown: ReactNode
}

const { explain } = words
const gates = Object.values(words.gates)

/** Who could have been shown and what stopped them, the draw with its chance, what was seen, and the way from brief to outcome. */
export const DecisionView = ({ explained, steps, slot, named, shown }: Props) => (
  <div className="grid grid-cols-[minmax(0,1fr)_clamp(288px,22vw,420px)] grid-rows-[auto_1fr] max-inspector:grid-cols-1">
    <div className="min-w-0">
      <Sifted explained={explained} />
      <div className="grid grid-cols-2 gap-x-8 border-t border-line px-(--page) pb-4 max-track:grid-cols-1">
        <Drawn explained={explained} slot={slot} named={named} />
        <Propensity explained={explained} />
      </div>
    </div>
    <div className="row-span-2 border-l border-line max-inspector:row-span-1 max-inspector:grid max-inspector:grid-cols-2 max-inspector:border-t max-inspector:border-l-0 max-track:grid-cols-1">
      <Section title={explain.shown} className="px-5 pb-3 max-inspector:px-(--page)">
        {shown}
      </Section>
      <Section
        title={explain.record}
        className="border-t border-line px-5 max-inspector:border-t-0 max-track:border-t pb-4 max-inspector:px-(--page)"
      >
        <RecordList explained={explained} />
      </Section>
    </div>
    <Section title={explain.lineage} note={explain.lineageNote} className="min-w-0 border-t border-line px-(--page) pb-6">
      <div className="pt-1">
        <Lineage steps={steps} label={explain.lineage} />
      </div>
    </Section>
  </div>
)

const Sifted = ({ explained: { explanation, record } }: { explained: Explained }) => {
  const { count } = useFormat()
  const { sieve } = explanation
  const shown = record.campaign !== undefined
  const title = sieve.length === 0 ? explain.sieveNone : sieve.length === 1 ? explain.sieveOne(shown) : explain.sieve(count(sieve.length), shown)
  const candidates = sieve.map(({ campaign, name, stoppedAt, reason }) => ({
    id: campaign,
    name,
    href: `/campaigns/${campaign}`,
    ...(stoppedAt && { stopped: { gate: words.gates[stoppedAt], because: reason } }),
  }))
  return (
    <Section title={title} side={sieve.length > 0 ? explain.sieveNote : undefined} className="overflow-hidden px-(--page) pb-4">
      {sieve.length > 0 ? <Sieve gates={gates} candidates={candidates} label={title} /> : null}
    </Section>
  )
}

const Drawn = ({ explained: { explanation }, slot, named }: Pick<Props, 'explained' | 'slot' | 'named'>) => (
  <Section title={explain.drawn} side={explanation.slots.length > 0 ? explain.drawnNote : undefined}>
    {explanation.slots.length === 0 ? <p className="text-pretty text-ink-2">{explain.nothingDrawn}</p> : null}
    <dl>
      {explanation.slots.map(({ slot: name, component, share }) => (
        <div
          key={name}
          className="grid min-h-(--row) grid-cols-[90px_minmax(0,1fr)_minmax(110px,38%)] items-center gap-x-3 border-b border-line py-1 last:border-0"
        >
          <dt className="cut text-ink-2">{slot(name)}</dt>
          <dd className="font-strong text-pretty">{named(component)}</dd>
          <dd>
            <Share share={Math.min(1, share)} lead label={named(component)} />
          </dd>
        </div>
      ))}
    </dl>
  </Section>
)

const Propensity = ({ explained: { explanation, record } }: { explained: Explained }) => {
  const { probability, count, percentSet } = useFormat()
  const parts = explanation.propensity
  return (
    <Section title={explain.propensity} side={explain.byConstruction}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="text-28 font-title">{probability(record.propensity)}</span>
        {parts ? <span className="mono text-12 text-pretty text-ink-2">{parts.formula}</span> : null}
      </div>
      <p className="mt-1.5 max-w-100 text-pretty text-ink-2">
        {parts
          ? [
              explain.spread(count(parts.count), count(parts.draws), percentSet(parts.epsilon)),
              parts.eligible < parts.combinations ? explain.restricted(count(parts.eligible), count(parts.combinations)) : '',
              parts.tied > 1 ? explain.tied(count(parts.tied)) : '',
            ].join(' ')
          : explain.certain}
      </p>
    </Section>
  )
}
