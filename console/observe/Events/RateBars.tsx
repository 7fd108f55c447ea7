import { useFormat } from '../../format/useFormat.ts'
import { Section } from '../../kit/Section.tsx'
import { words } from '../words.ts'
import { barsUntil, type Rate } from './barsUntil.ts'

/** The ten minutes to now by ten seconds, from zero; what is not there is no traffic. */
export const RateBars = ({ rate, now }: { rate: Rate; now: string }) => {
  const { count, clock, momentExact, zoneName } = useFormat()
  const counts = barsUntil(Date.parse(now), rate)
  const most = Math.max(1, ...counts.map((one) => one.count))
  return (
    <Section title={words.rate} side={words.rateOf(count(most))} className="border-b border-line px-(--page) pb-3">
      <div role="img" aria-label={`${words.rate}, ${words.rateOf(count(most))}`}>
        <div className="flex h-16 items-end gap-px border-b border-line-strong">
          {counts.map((one) => (
            <span
              key={one.at}
              title={`${momentExact(one.at)}: ${count(one.count)}`}
              className="flex-1 bg-data-2"
              style={{ height: one.count === 0 ? 0 : `max(2px, ${(one.count / most) * 100}%)` }}
            />
          ))}
        </div>
        <div className="flex justify-between pt-1 text-11 text-ink-3">
          <span>{clock(counts[0]?.at ?? now)}</span>
          <span>
            {clock(now)} {zoneName(now)}
          </span>
        </div>
      </div>
    </Section>
  )
}
