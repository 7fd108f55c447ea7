import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { brand } from '../brand.ts'
import { templateProblems } from '../check-template.ts'
import { kindsOf } from '../declared-kind.ts'
import { findOne } from '../find.ts'
import { font } from '../font.ts'
import { templateReading } from '../template-reading.ts'
import { compositionsUsing, ripple } from '../rehash.ts'
import { makersOfTemplate, Slot, Template, template, templateHash } from '../template.ts'

const Limits = Slot.pick({
  maxCharacters: true,
  maxLines: true,
  type: true,
  box: true,
  colour: true,
  ground: true,
  picture: true,
  formats: true,
}).partial()

export const amendTemplate = command({
  name: 'template.amend',
  summary: 'Amend a template; families that use it get another hash, and verdicts on the old one lapse',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    name: Template.shape.name.optional(),
    formats: Template.shape.formats,
    limits: z.record(z.string(), Limits).optional().describe('slot → what changes in it'),
    body: Template.shape.body.optional(),
    subject: Template.shape.subject,
    preheader: Template.shape.preheader,
    ifVersion: z.number().int().optional(),
  }),
  output: Template,
  roles: ['owner', 'creativeTechnologist', 'creativeSteward'],
  load: async (read, { id, body, subject, preheader }) => {
    const found = await findOne(read, template, id)
    return (
      found && {
        found,
        house: await read.get(brand, found.brand),
        fonts: await read.all(font),
        kinds: await kindsOf(read),
        unreadable: await read.ask(templateReading, { ...found, ...whatIsSaid({ body, subject, preheader }) }),
        around: await compositionsUsing(read, { template: found.id }),
      }
    )
  },
  decide: (facts, { id, ifVersion, limits = {}, formats, ...words }, { now, actor }) => {
    if (!facts?.house) return refuseUnknown('template', id, 'id or key')
    const { found, house, fonts, kinds, around, unreadable } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (unreadable) return unreadable
    const said = whatIsSaid(words)
    const unknown = Object.keys(limits).filter((name) => !found.slots.some((slot) => slot.name === name))
    const slots = found.slots.map((slot) => ({ ...slot, ...limits[slot.name] }))
    const sizes = formats && { formats }
    const changed = { ...found, ...said, ...sizes, slots }
    const problems = [
      ...unknown.map((name) => ({ path: `limits.${name}`, problem: 'no such slot' })),
      ...templateProblems(changed, house, fonts, kinds),
    ]
    if (problems.length > 0) {
      return refuse('invalidInput', `The template would not hold together in ${problems.length === 1 ? 'one place' : `${problems.length} places`}.`, {
        where: problems,
        remedy: 'Mend the places named.',
      })
    }
    const hash = templateHash(changed)
    // Another name is no other content: whoever gives it has no hand in what it shows.
    const made =
      hash === found.hash ? {} : { hash, madeBy: actor.id, madeAt: now.toISOString(), makers: [...new Set([...makersOfTemplate(found), actor.id])] }
    const amended = amend(found, { ...said, ...sizes, slots, ...made })
    const { save, journal, tasks } = ripple(around, { template: amended })
    return {
      answer: amended,
      save: [put(template, amended), ...save],
      journal: [happened('template.amended', { template: found.id }, { before: found.hash, after: amended.hash, families: save.length }), ...journal],
      tasks,
    }
  },
})

/** What was left out stays as it is. */
const whatIsSaid = (words: { [K in 'name' | 'body' | 'subject' | 'preheader']?: string | undefined }): Partial<Record<keyof typeof words, string>> =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined))
