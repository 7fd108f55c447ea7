import type { Operations } from '../../api/operations.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { EvidenceList } from '../../kit/EvidenceList.tsx'
import { strings } from '../../strings.ts'

type Evidence = Operations['brief.show']['output']['brief']['evidence']

const saySource = ({ source }: Evidence[number]) => <span className="mono">{source}</span>

/** Why it is asked for, when a signal or somebody said: each statement with how sure it is, of how many, from where. */
export const Evidence = ({ evidence }: { evidence: Evidence }) =>
  evidence.length === 0 ? null : (
    <InspectorSection title={strings.briefs.evidence}>
      <EvidenceList evidence={evidence} also={saySource} />
    </InspectorSection>
  )
