import { z } from 'zod'
import { happened, put, task } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import { person } from '../../people/person.ts'
import { type Brief, brief } from '../../brief/brief.ts'
import { kindLabel, type Kinds } from '../../create/component-kind.ts'
import { concept } from '../../create/concept.ts'
import { kindsOf } from '../../create/declared-kind.ts'
import { type Family, family } from '../../create/family.ts'
import { findOne } from '../../create/find.ts'
import { draftComponents, Run, run } from '../../create/run.ts'
import { type Slot, type Template, template } from '../../create/template.ts'
import { tagsFor } from '../../create/vocabulary.ts'

export const draftComponent = command({
  name: 'component.draft',
  summary: 'Have an agent draft components for a slot; its drafts come back as proposals, or a family is recombined where no model is set',
  input: z.strictObject({
    template: z.string().describe('id or key'),
    slot: z.string(),
    locales: Run.shape.locales,
    count: Run.shape.count.default(4),
    message: Run.shape.message.default(''),
    tags: z.array(z.string()).max(20).default([]).describe('concepts that the drafts may bear'),
    brief: z.string().optional(),
    family: z.string().optional().describe('id or key; what recombination begins with where no model is set'),
    agent: z.string().optional().describe('id; the first agent that works here when left out'),
  }),
  output: Run,
  roles: ['owner', 'creativeSteward', 'creativeTechnologist', 'decisionEngineer', 'contributor', 'flow'],
  load: async (read, input) => ({
    kinds: await kindsOf(read),
    layout: await findOne(read, template, input.template),
    agents: await read.all(person, { kind: 'agent', state: 'active' }),
    asked: input.brief === undefined ? undefined : await read.get(brief, input.brief),
    start: input.family === undefined ? undefined : await findOne(read, family, input.family),
    concepts: await read.all(concept, { state: 'current' }),
  }),
  decide: ({ kinds, layout, agents, asked, start, concepts }, input, { now, newId, actor }) => {
    const slot = layout?.slots.find(({ name }) => name === input.slot)
    if (!layout || !slot) return refuse('notFound', `There is no slot ${input.slot} in a template ${input.template}.`)
    const no = notForAgents(slot, kinds) ?? unknownReferences(input, { asked, start, layout })
    if (no) return no
    const agent = input.agent === undefined ? agents[0] : agents.find(({ id }) => id === input.agent)
    if (!agent)
      return refuse('notFound', 'No agent works here that could draft.', {
        remedy: 'Take one on with person.invite, under a person who answers for it.',
      })
    const tags = tagsFor(input.tags, concepts)
    if (isRefusal(tags)) return tags
    const opened: Run = {
      id: newId(run.prefix),
      version: 1,
      agent: agent.id,
      askedBy: actor.id,
      state: 'asked',
      template: layout.id,
      slot: slot.name,
      locales: input.locales,
      count: input.count,
      message: messageFor(input.message, asked),
      tags,
      ...(asked && { brief: asked.id }),
      ...(start && { family: start.id }),
      made: [],
      at: now.toISOString(),
    }
    const objects = { run: opened.id, person: agent.id, template: layout.id, ...(asked && { brief: asked.id }) }
    return {
      answer: opened,
      save: [put(run, opened)],
      journal: [happened('component.drafting', objects, { slot: slot.name, count: input.count })],
      tasks: [task(draftComponents, { run: opened.id })],
    }
  },
})

/** Offers, legal text and pictures are made by people, whatever an agent is asked for. */
const notForAgents = ({ kind: name }: Pick<Slot, 'kind'>, kinds: Kinds): Refusal | undefined => {
  const kind = kinds.get(name)
  if (kind && !kind.binding && Object.values(kind.fields).every(({ type }) => type !== 'asset')) return undefined
  return refuse('forbidden', `${kindLabel(name)} is not for agents: a person makes offers, legal text and pictures.`, {
    where: [{ path: 'slot', problem: name }],
  })
}

interface Found {
  asked: Brief | undefined
  start: Family | undefined
  layout: Template
}

const unknownReferences = (
  input: { brief?: string | undefined; family?: string | undefined },
  { asked, start, layout }: Found,
): Refusal | undefined => {
  if (input.brief !== undefined && !asked)
    return refuse('invalidInput', `No brief has the id ${input.brief}.`, { where: [{ path: 'brief', problem: 'unknown' }] })
  if (input.family === undefined || start?.template === layout.id) return undefined
  return refuse('invalidInput', 'The family is none of this template.', {
    where: [{ path: 'family', problem: start ? 'of another template' : 'unknown' }],
  })
}

/** What a brief asks for, where nobody said it in other words. */
const messageFor = (said: string, asked: Brief | undefined): string =>
  said || (asked ? `${asked.title}\n${asked.message}`.trim().slice(0, 2_000) : '')
