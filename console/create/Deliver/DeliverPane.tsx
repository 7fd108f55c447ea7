import { InspectorSection } from '../../frame/Inspector.tsx'
import type { Composed } from '../composed.ts'
import { DeliverForm } from './DeliverForm.tsx'
import { PackageList } from './PackageList.tsx'
import { words } from './words.ts'

interface Props {
  composed: Composed
  /** Why it cannot be packed now. */
  because: string | undefined
  onClose: () => void
}

/** The way out of a family: what of it, for what use; and what was packed before. */
export const DeliverPane = ({ composed, because, onClose }: Props) => (
  <>
    <InspectorSection title={words.title}>
      <DeliverForm composed={composed} because={because} onClose={onClose} />
    </InspectorSection>
    <InspectorSection title={words.packages}>
      <PackageList family={composed.family.id} />
    </InspectorSection>
  </>
)
