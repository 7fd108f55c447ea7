import { approval } from '../../approve/approval.ts'
import { type Family, family } from '../../create/family.ts'
import { type Campaign, campaign } from '../../decide/campaign.ts'
import { signal } from '../../learn/signal.ts'
import { flow, objectOf } from '../flow.ts'

export const approvedGoesLive = flow({
  name: 'approved-goes-live',
  why: 'Between the yes and the first person who sees it there is nothing left to decide.',
  sentence:
    'When a family has its yes, every campaign that shows it is released with it, and so is what is live with the one that it was recombined from: everywhere, or, where a signal asked for it, in campaigns shown there.',
  when: ['approval.granted', 'approval.passed'],
  load: async (read, entry) => {
    const given = await read.get(approval, objectOf(entry, 'approval') ?? '')
    const found = given?.subject.kind === 'family' ? await read.get(family, given.subject.id) : undefined
    const asked = found?.lineage?.signal === undefined ? undefined : await read.get(signal, found.lineage.signal)
    const campaigns = found ? await read.all(campaign, { state: ['draft', 'live'] }) : []
    return {
      given,
      found,
      waiting: found ? campaigns.filter((one) => waitsFor(one, found, asked?.kind === 'expiry' ? undefined : asked?.placement)) : [],
    }
  },
  answer: ({ given, found, waiting }) => {
    if (!given || !found || given.subject.hash !== found.hash) return { rest: 'the family has changed since' }
    if (found.state === 'retired') return { rest: 'the family was retired since' }
    if (waiting.length === 0) return { rest: 'no campaign waits for it' }
    return { each: waiting.map(({ id }) => ({ of: id, operation: 'campaign.release', input: { id, family: found.id } })) }
  },
})

/** What wears off at one placement may be as good as ever at another: there the old family stays. What runs out does so everywhere. */
export const waitsFor = (
  one: Pick<Campaign, 'family' | 'familyHash' | 'state' | 'placements'>,
  { id, hash, lineage }: Pick<Family, 'id' | 'hash' | 'lineage'>,
  asked: string | undefined,
): boolean => {
  if (one.family === id) return one.state === 'draft' || one.familyHash !== hash
  return one.family === lineage?.family && one.state === 'live' && (asked === undefined || one.placements.includes(asked))
}
