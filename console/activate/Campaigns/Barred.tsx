import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { words } from '../words.ts'

type OffAir = Operations['campaign.show']['output']['offAir'][number]

/** What rights of today, and guardrails that were set since the release, keep off the air: which, and what of it. */
export const Barred = ({ offAir }: { offAir: readonly OffAir[] }) => {
  const { count } = useFormat()
  return (
    <InspectorSection title={words.barred}>
      <p className="text-pretty text-ink-2">{words.barredMeaning}</p>
      <ul className="mt-2 grid gap-2.5">
        {offAir.map(({ guardrail, rule, rights, name, components, locales, choices }) => (
          <li key={rule ?? guardrail ?? name} className="text-pretty">
            <Go href={rights ? hrefOf(rights) : '/guardrails'} className="linked">
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

const hrefOf = ({ of, id }: NonNullable<OffAir['rights']>): string => (of === 'asset' ? `/assets/${id}` : `/library/${id}`)
