import { brief } from '../../brief/brief.ts'
import { family } from '../../create/family.ts'
import { campaign } from '../../decide/campaign.ts'
import { flow, objectOf } from '../flow.ts'

const reasons: Record<string, string> = {
  'signal.withdrawn': 'The signal that it was to answer was withdrawn: what it rested on was made up, and has been taken away.',
  'signal.lapsed': 'The signal that it was to answer holds no longer.',
}

export const withdrawnClosesProposal = flow({
  name: 'withdrawn-closes-proposal',
  why: 'What nobody has taken on and nobody is shown should not wait for a yes on what holds no longer. What a person took on is theirs.',
  sentence:
    'When a signal lapses or is withdrawn, the brief that it proposed is closed where nobody has taken it on, and what was put together for it and is not live is retired.',
  when: ['signal.withdrawn', 'signal.lapsed'],
  load: async (read, entry) => {
    const id = objectOf(entry, 'signal') ?? ''
    const shown = new Set((await read.all(campaign, { state: ['draft', 'live'] })).map((one) => one.family))
    return {
      proposals: (await read.all(brief, { state: 'proposed' })).filter(({ origin }) => origin.kind === 'signal' && origin.signal === id),
      families: (await read.all(family, { state: 'current' })).filter((one) => one.lineage?.signal === id && !shown.has(one.id)),
    }
  },
  answer: ({ proposals, families }, { verb }) => {
    const reason = reasons[verb] ?? ''
    const ours = new Set(proposals.map(({ id }) => id))
    const idle = families.filter((one) => one.brief === undefined || ours.has(one.brief))
    if (proposals.length + idle.length === 0) return { rest: 'nothing that it proposed still waits' }
    return {
      each: [
        ...idle.map(({ id }) => ({ of: id, operation: 'family.retire', input: { id, reason } })),
        ...proposals.map(({ id }) => ({ of: id, operation: 'brief.close', input: { id, reason } })),
      ],
    }
  },
})
