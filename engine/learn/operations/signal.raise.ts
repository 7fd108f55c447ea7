import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { placement } from '../../decide/placement.ts'
import { Noticed, Signal, signal, subjectOf } from '../signal.ts'

/** What was answered is not told again for so long: its answer needs time to work. */
const quietDays = 7

export const raiseSignal = command({
  name: 'signal.raise',
  summary: 'Raise what learning noticed, unless it has been raised and is still being answered',
  input: Noticed,
  output: Signal,
  roles: ['flow', 'insightSteward', 'owner'],
  load: async (read, input) => ({
    known: (await read.all(signal, { kind: input.kind, placement: input.placement })).filter((one) => subjectOf(one) === subjectOf(input)),
    where: (await read.all(placement, { key: input.placement }))[0],
  }),
  decide: ({ known, where }, input, { now, newId }) => {
    const quietSince = new Date(now.getTime() - quietDays * 86_400_000).toISOString()
    const standing = known.find(({ state, raisedAt }) => state === 'open' || raisedAt > quietSince)
    if (standing) return { answer: standing }
    const id = newId(signal.prefix)
    const raised: Signal = {
      ...input,
      id,
      version: 1,
      evidence: input.evidence.map((one) => ({ ...one, source: id })),
      raisedAt: now.toISOString(),
      state: 'open',
    }
    const objects = { signal: id, ...(where && { placement: where.id }), ...(input.component !== undefined && { component: input.component }) }
    const { kind, since, statement } = input
    return {
      answer: raised,
      save: [put(signal, raised)],
      journal: [happened('signal.raised', objects, { kind, since, placement: input.placement, statement })],
    }
  },
})
