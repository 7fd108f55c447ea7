import type { Operations } from '../../api/operations.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { hrefOfId } from '../../frame/hrefOfId.ts'
import { EvidenceList } from '../../kit/EvidenceList.tsx'
import { Go } from '../../kit/Go.tsx'
import { strings } from '../../strings.ts'

type Evidence = Operations['brief.show']['output']['brief']['evidence']

const saySource = ({ source }: Evidence[number]) => {
  const href = hrefOfId(source)
  return href ? (
    <Go href={href} className="linked mono">
      {source}
    </Go>
  ) : (
    <span className="mono">{source}</span>
  )
}

/** Why it is asked for, when a signal or somebody said: each statement with how sure it is, of how many, from where. */
export const Evidence = ({ evidence }: { evidence: Evidence }) =>
  evidence.length === 0 ? null : (
    <InspectorSection title={strings.briefs.evidence}>
      <EvidenceList evidence={evidence} also={saySource} />
    </InspectorSection>
  )
