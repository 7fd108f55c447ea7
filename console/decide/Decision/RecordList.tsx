import { useFormat } from '../../format/useFormat.ts'
import type { Formatter } from '../../format/formatter.ts'
import { words } from '../words.ts'
import type { Explained } from './explained.ts'

const { explain } = words

/** What the decision rested on, as it is kept. */
export const RecordList = ({ explained }: { explained: Explained }) => (
  <dl className="mono grid grid-cols-[96px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-12">
    {fieldsOf(explained, useFormat()).map(({ name, value, whole }) => (
      <div key={name} className="contents">
        <dt className="text-ink-3">{name}</dt>
        <dd className="break-words" title={whole}>
          {value}
        </dd>
      </div>
    ))}
  </dl>
)

const short = (hash: string): string => (hash.length > 20 ? `${hash.slice(0, 12)}…${hash.slice(-4)}` : hash)

const fieldsOf = ({ record, explanation }: Explained, { count, figure }: Formatter): { name: string; value: string; whole?: string }[] => {
  const { fields } = explain
  const facts = Object.entries(record.facts).map(([path, value]) => `${path} ${JSON.stringify(value)}`)
  const drawn = explanation.propensity
  return [
    { name: fields.decision, value: record.id },
    {
      name: fields.subject,
      value: record.subject === undefined ? explain.nobody : explain.hashed(short(record.subject)),
      whole: record.subject ?? '',
    },
    { name: fields.placement, value: record.placement },
    ...(record.audience === undefined ? [] : [{ name: fields.audience, value: record.audience }]),
    { name: fields.ruleset, value: short(record.ruleset), whole: record.ruleset },
    { name: fields.snapshot, value: record.snapshot ?? explain.none },
    { name: fields.seed, value: `0x${record.seed}` },
    { name: fields.facts, value: facts.join(', ') || explain.none },
    { name: fields.consent, value: record.consents.join(', ') || explain.none },
    { name: fields.branch, value: record.branch },
    ...(drawn ? [{ name: fields.combinations, value: explain.ofValid(count(drawn.eligible), count(drawn.combinations)) }] : []),
    { name: fields.sticky, value: record.sticky ? explain.yes : explain.no },
    { name: fields.latency, value: `${figure(record.micros / 1000)} ms` },
    { name: fields.traffic, value: record.synthetic ? words.synthetic : explain.real },
  ]
}
