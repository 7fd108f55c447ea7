import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { placement } from '../../decide/placement.ts'
import { groundOf, shareMadeUp } from '../ground.ts'
import { Noticed, overtakes, says, saysForGood, Signal, signal } from '../signal.ts'

/** What was answered is not told again for so long: its answer needs time to work. */
const quietDays = 7
/** No notice is longer than 90 days: what was said of a day to come was said since. */
const longestNoticeDays = 100
const dayMs = 86_400_000

export const raiseSignal = command({
  name: 'signal.raise',
  summary: 'Raise what learning noticed, unless it has been raised and is still being answered',
  input: Noticed,
  output: Signal,
  roles: ['flow', 'insightSteward', 'owner'],
  load: async (read, input, { now }) => ({
    there: await read.all(
      signal,
      input.kind === 'expiry'
        ? { kind: 'expiry', raisedAt: { from: new Date(now.getTime() - longestNoticeDays * dayMs).toISOString() } }
        : { placement: input.placement },
    ),
    where: (await read.all(placement, { key: input.placement }))[0],
    ground: await read.ask(groundOf, input),
  }),
  decide: ({ there, where, ground }, input, { now, newId, actor }) => {
    // A flow takes off the air what one of these names, which is more than whoever may raise a signal may do.
    if (input.kind === 'guardrail' && actor.kind !== 'flow')
      return refuse('forbidden', 'A guardrail signal is raised from counts alone, since a flow withholds what it names.', {
        where: [{ path: 'kind', problem: 'raised by the learner' }],
        remedy: 'Withhold the component with campaign.withhold, if you may, or raise a signal of another kind.',
      })
    // A flow proposes what answers one of these, and the learner lets it lapse where what decides does not say so.
    if (input.kind === 'expiry' && actor.kind !== 'flow')
      return refuse('forbidden', 'An expiry signal is raised from what decides alone, which knows the last day.', {
        where: [{ path: 'kind', problem: 'raised by the learner' }],
        remedy: 'Open a brief with brief.open, or raise a signal of another kind.',
      })
    const quietSince = new Date(now.getTime() - quietDays * dayMs).toISOString()
    const known = there.filter((one) => says(one, input))
    const standing = known.find((one) => one.state === 'open' || saysForGood(one) || one.raisedAt > quietSince)
    if (standing) return { answer: standing }
    const id = newId(signal.prefix)
    const earlier = there.find((one) => overtakes(input, one))
    // What fell suddenly was looked for in real traffic alone.
    const madeUp = input.anomaly === 'rate' || input.anomaly === 'volume' ? undefined : shareMadeUp(ground)
    const raised: Signal = {
      ...input,
      id,
      version: 1,
      evidence: input.evidence.map((one) => ({ ...one, source: id })),
      raisedAt: now.toISOString(),
      state: 'open',
      ...(madeUp !== undefined && { madeUp }),
      ...(earlier && { supersedes: earlier.id }),
    }
    const overtaken = earlier && amend(earlier, { state: 'superseded' as const, supersededBy: id })
    const objects = {
      signal: id,
      ...(where && { placement: where.id }),
      ...(input.component !== undefined && { component: input.component }),
      ...(input.campaign !== undefined && { campaign: input.campaign }),
      ...(input.experiment !== undefined && { experiment: input.experiment }),
    }
    const { kind, since, statement } = input
    return {
      answer: raised,
      save: [put(signal, raised), ...(overtaken ? [put(signal, overtaken)] : [])],
      journal: [
        happened('signal.raised', objects, { kind, since, placement: input.placement, statement }),
        ...(overtaken ? [happened('signal.superseded', { signal: overtaken.id }, { by: id })] : []),
      ],
    }
  },
})
