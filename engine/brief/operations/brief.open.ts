import { z } from 'zod'
import { audience } from '../../audience/audience.ts'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { makers } from '../../people/permission.ts'
import { person } from '../../people/person.ts'
import { Brief, brief, Evidence, Origin } from '../brief.ts'
import { declaredPlacements } from '../declared-placements.ts'
import { strangersRefusal } from '../strangers.ts'

export const openBrief = command({
  name: 'brief.open',
  summary: 'Open a brief with one accountable owner',
  input: z.strictObject({
    title: Brief.shape.title,
    message: Brief.shape.message,
    goal: Brief.shape.goal,
    audience: Brief.shape.audience.default('everyone'),
    placements: Brief.shape.placements,
    due: z.iso.datetime({ offset: true }).describe('when it should be live, with its offset'),
    owner: z.string().optional().describe('who answers for it; yourself when left out'),
    hours: Brief.shape.hours,
    skill: Brief.shape.skill,
    origin: Origin.optional(),
    evidence: z.array(Evidence).max(20).default([]),
  }),
  output: Brief,
  roles: makers,
  example: {
    title: 'A rain headline for the home hero',
    goal: { metric: 'clickRate', counterMetric: 'returnRate' },
    placements: ['home-hero'],
    due: '2099-12-01T12:00:00Z',
  },
  load: async (read, { owner }, { actor }) => ({
    owner: await read.get(person, owner ?? actor.sponsor ?? actor.id),
    placements: await read.ask(declaredPlacements, {}),
    audiences: await read.all(audience, { state: 'live' }),
  }),
  decide: ({ owner, ...declared }, input, { now, newId, actor }) => {
    if (!owner || owner.kind !== 'person' || owner.state !== 'active') {
      return refuse('invalidInput', 'A brief needs one person who answers for it.', {
        where: [{ path: 'owner', problem: owner ? 'not a person who works here now' : 'nobody with this id' }],
        remedy: 'Name an active person of this engine as its owner.',
      })
    }
    if (new Date(input.due) <= now) {
      return refuse('invalidInput', 'The due date has passed.', {
        where: [{ path: 'due', problem: 'in the past' }],
        remedy: 'Choose a date to come.',
      })
    }
    if (input.goal.metric === input.goal.counterMetric) {
      return refuse('invalidInput', 'A goal cannot be its own counter-metric.', {
        where: [{ path: 'goal.counterMetric', problem: 'the same as the metric' }],
      })
    }
    const strangers = strangersRefusal(input, declared)
    if (strangers) return strangers
    // What nobody asked for in person is a proposal until somebody takes it on.
    const state = actor.kind === 'person' ? 'open' : 'proposed'
    const opened: Brief = {
      ...input,
      due: new Date(input.due).toISOString(),
      id: newId(brief.prefix),
      version: 1,
      owner: owner.id,
      origin: input.origin ?? { kind: actor.kind === 'agent' ? 'agent' : 'person' },
      state,
      openedBy: actor.id,
      openedAt: now.toISOString(),
    }
    const objects = { brief: opened.id, ...(opened.origin.kind === 'signal' && { signal: opened.origin.signal }) }
    return {
      answer: opened,
      save: [put(brief, opened)],
      journal: [happened(state === 'open' ? 'brief.opened' : 'brief.proposed', objects, { title: opened.title, due: opened.due, owner: owner.id })],
    }
  },
})
