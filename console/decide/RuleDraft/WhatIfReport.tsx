import { useFormat } from '../../format/useFormat.ts'
import { Section } from '../../kit/Section.tsx'
import type { WhatIf } from './useRuleDraft.ts'
import { WhatIfPlace } from './WhatIfPlace.tsx'
import { words } from './words.ts'

/** The report of a what-if, placement by placement. */
export const WhatIfReport = ({ whatIf: { places, from }, className }: { whatIf: WhatIf; className?: string }) => {
  const { count, weekday } = useFormat()
  if (places.length === 0) {
    return (
      <Section title={words.whatIf} className={className ?? ''}>
        <p className="text-ink-2">{words.nobody}</p>
      </Section>
    )
  }
  return (
    <>
      {places.map((place) => (
        <Section
          key={place.placement}
          title={places.length > 1 ? `${words.whatIf}: ${place.name}` : words.whatIf}
          side={
            <span className="text-12">
              {words.whatIfOf(count(place.looked), count(place.decisions))}, {words.since(weekday(`${from}T12:00:00Z`))}
            </span>
          }
          className={className ?? ''}
        >
          <WhatIfPlace place={place} />
        </Section>
      ))}
    </>
  )
}
