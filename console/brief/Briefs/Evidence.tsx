import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { commonScale, Interval } from '../../kit/Interval.tsx'
import { strings } from '../../strings.ts'

type Evidence = Operations['brief.show']['output']['brief']['evidence']

const { briefs: words } = strings

/** Why it is asked for, when a signal or somebody said: each statement with how sure it is, of how many, from where. */
export const Evidence = ({ evidence }: { evidence: Evidence }) => {
  const { count } = useFormat()
  if (evidence.length === 0) return null
  return (
    <InspectorSection title={words.evidence}>
      <ul className="grid gap-2.5">
        {evidence.map(({ statement, value, interval, n, source }) => (
          <li key={statement}>
            <p className="text-pretty">{statement}</p>
            {value !== undefined && interval ? (
              <Interval
                estimate={{ value, low: interval[0], high: interval[1] }}
                scale={commonScale([{ value, low: interval[0], high: interval[1] }])}
              />
            ) : null}
            <p className="text-12 text-ink-2">
              {n === undefined ? '' : `n ${count(n)}, `}
              <span className="mono">{source}</span>
            </p>
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
}
