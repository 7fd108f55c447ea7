import { approval } from '../../approve/approval.ts'
import { family } from '../../create/family.ts'
import { campaign } from '../../decide/campaign.ts'
import { flow, objectOf } from '../flow.ts'

export const approvedGoesLive = flow({
  name: 'approved-goes-live',
  why: 'Between the yes and the first person who sees it there is nothing left to decide.',
  sentence: 'When a family has its yes, the campaigns that show it, or the one that it was recombined from, are released with it.',
  when: ['approval.granted', 'approval.passed'],
  load: async (read, entry) => {
    const given = await read.get(approval, objectOf(entry, 'approval') ?? '')
    const found = given?.subject.kind === 'family' ? await read.get(family, given.subject.id) : undefined
    const origins = found ? [found.id, ...(found.lineage ? [found.lineage.family] : [])] : []
    return { given, found, campaigns: (await read.all(campaign, { state: ['draft', 'live'] })).filter((one) => origins.includes(one.family)) }
  },
  answer: ({ given, found, campaigns }) => {
    if (!given || !found || given.subject.hash !== found.hash) return { rest: 'the family has changed since' }
    const [first] = campaigns
    if (!first) return { rest: 'no campaign shows it' }
    return { operation: 'campaign.release', input: { id: first.id, family: found.id } }
  },
})
