import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { words } from '../words.ts'

type OffAir = Operations['campaign.show']['output']['offAir'][number]

/** What guardrails that were set since the release keep off the air: which, and what of it. */
export const Barred = ({ offAir }: { offAir: readonly OffAir[] }) => {
  const { count } = useFormat()
  return (
    <InspectorSection title={words.barred}>
      <p className="text-pretty text-ink-2">{words.barredMeaning}</p>
      <ul className="mt-2 grid gap-2.5">
        {offAir.map(({ guardrail, rule, name, components, locales, choices }) => (
          <li key={rule ?? guardrail} className="text-pretty">
            <Go href="/guardrails" className="linked">
              <b>{name}</b>
            </Go>
            {components.map(({ id, title }) => (
              <Go key={id} href={`/library/${id}`} className="linked block">
                {words.barredPart(title)}
              </Go>
            ))}
            <span className="block text-12 text-ink-2">{words.barredChoices(count(choices), locales.join(', '))}</span>
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
}
