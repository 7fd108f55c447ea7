import { useQueryOf } from '../../api/queries.ts'
import type { Explained } from './explained.ts'

/** What the decision chose from, as it was released then. */
export const useShownFamily = ({ campaign, variant }: Explained['record']) => {
  const released = useQueryOf('campaign.show', { id: campaign ?? '' }, { enabled: campaign !== undefined })
  const family = released.data?.campaign.family
  return useQueryOf('family.show', { id: family ?? '', hash: variant }, { enabled: family !== undefined && variant !== undefined })
}
