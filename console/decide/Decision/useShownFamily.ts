import { useQueryOf } from '../../api/queries.ts'
import type { Explained } from './explained.ts'

/** What the decision chose from, as it was released then: whatever the campaign shows by now. */
export const useShownFamily = ({ variant }: Explained['record']) => useQueryOf('family.show', { hash: variant }, { enabled: variant !== undefined })
