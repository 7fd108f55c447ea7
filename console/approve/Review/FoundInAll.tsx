import type { Operations } from '../../api/operations.ts'
import { Finding } from '../../kit/Finding.tsx'

type Findings = Operations['family.variants']['output']['items'][number]['findings']

/** What is found of a variant in whatever size: said once, before the sizes. */
export const FoundInAll = ({ findings }: { findings: Findings }) => (
  <div className="grid max-w-180 gap-1.5 empty:hidden">
    {findings
      .filter(({ format }) => format === undefined)
      .map(({ severity, reason, slot }) => (
        <Finding key={`${reason} ${slot}`} severity={severity} title={reason} />
      ))}
  </div>
)
