import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { words } from '../words.ts'

type Block = NonNullable<Operations['campaign.show']['output']['campaign']['barred']>[number]

/** What guardrails that were set since the release keep off the air. */
export const Barred = ({ barred }: { barred: readonly Block[] }) => {
  const { count } = useFormat()
  const kinds = [...new Set(barred.map(({ guardrail }) => guardrail))]
  return (
    <InspectorSection title={words.barred}>
      <p className="text-pretty text-ink-2">
        {words.barredMeaning(count(barred.length), [...new Set(barred.map(({ locale }) => locale))].join(', '))}
      </p>
      <ul className="mt-1.5">
        {kinds.map((kind) => (
          <li key={kind}>
            <Go href="/guardrails" className="linked mono">
              {kind}
            </Go>
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
}
