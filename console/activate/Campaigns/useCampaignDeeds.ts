import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { words } from '../words.ts'

type Shown = Operations['campaign.show']['output']

const asks = [{ name: 'reason', label: words.reason }] as const

/** What the state of a campaign lets one do; what its content does not let one do yet says why. */
export const useCampaignDeeds = ({ campaign: { id, state, version }, yes, releasedIsCurrent }: Shown) => {
  const release = useCommand('campaign.release')
  const pause = useCommand('campaign.pause')
  const resume = useCommand('campaign.resume')
  const end = useCommand('campaign.end')
  const actions = useMemo<readonly Action[]>(() => {
    const found: Action[] = []
    const add = (action: Omit<Action, 'group' | 'operation'>) => found.push({ group: 'do', operation: action.id, ...action })
    const releasing = () => release.mutate(asked({ id, ifVersion: version }))
    const because = yes.stands ? undefined : words.not(yes.because)
    if (state === 'draft') add({ id: 'campaign.release', label: words.release, keys: 'R', tone: 'filled', because, run: releasing })
    if (state === 'live' && !releasedIsCurrent)
      add({ id: 'campaign.release', label: words.releaseNew, keys: 'R', tone: 'filled', because, run: releasing })
    if (state === 'live')
      add({ id: 'campaign.pause', label: words.pause, keys: 'P', asks, run: ({ reason = '' }) => pause.mutate(asked({ id, reason })) })
    if (state === 'paused') add({ id: 'campaign.resume', label: words.resume, keys: 'R', tone: 'filled', run: () => resume.mutate(asked({ id })) })
    if (state !== 'ended')
      add({ id: 'campaign.end', label: words.end, tone: 'danger', asks, run: ({ reason = '' }) => end.mutate(asked({ id, reason })) })
    return found
    // The mutations are stable.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id, state, version, yes.stands, yes.because, releasedIsCurrent])
  return { actions, problem: release.error ?? pause.error ?? resume.error ?? end.error }
}
