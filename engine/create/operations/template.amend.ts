import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, type RefusalPlace, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { keepers } from '../../people/permission.ts'
import { brand } from '../brand.ts'
import { carryFamilies, renamedProblems } from '../carry-families.ts'
import { templateProblems } from '../check-template.ts'
import { kindsOf } from '../declared-kind.ts'
import { findOne } from '../find.ts'
import { font } from '../font.ts'
import { changedTemplate, TemplateChanges } from '../template-draft.ts'
import { templateReading } from '../template-reading.ts'
import { preset } from '../preset.ts'
import { presetProblems } from '../preset-uses.ts'
import { compositionsUsing, ripple } from '../rehash.ts'
import { makersOfTemplate, Slot, Template, template, templateHash } from '../template.ts'
import { unshownKinds } from '../unshown-kinds.ts'

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
    ...TemplateChanges.shape,
    limits: z.record(z.string(), Limits).optional().describe('slot → what changes in it'),
    ifVersion: z.number().int().optional(),
  }),
  output: Template,
  roles: keepers,
  load: async (read, { id, limits: _slots, ifVersion: _seen, ...changes }) => {
    const found = await findOne(read, template, id)
    return (
      found && {
        found,
        house: await read.get(brand, found.brand),
        fonts: await read.all(font),
        kinds: await kindsOf(read),
        presets: await read.all(preset, { state: 'current' }),
        unreadable: await read.ask(templateReading, changedTemplate(found, changes)),
        around: await compositionsUsing(read, { template: found.id }),
      }
    )
  },
  decide: (facts, { id, ifVersion, limits = {}, ...changes }, { now, actor }) => {
    if (!facts?.house) return refuseUnknown('template', id, 'id or key')
    const { found, house, fonts, kinds, presets, around, unreadable } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', 'It is retired.', { remedy: 'Add another template (template.add) from what it was.' })
    if (unreadable) return unreadable
    const changed = withLimits(changedTemplate(found, changes), limits)
    const problems = [
      ...strangeLimits(changed, limits),
      ...renamedProblems(found, changed, changes.renamed),
      ...templateProblems(changed, house, fonts, kinds),
      ...unshownKinds(changed, kinds, { before: found, renamed: changes.renamed }),
      ...presetProblems(changed, presets),
    ]
    if (problems.length > 0) {
      return refuse('invalidInput', `The template would not hold together in ${problems.length === 1 ? 'one place' : `${problems.length} places`}.`, {
        where: problems,
        remedy: 'Mend the places named.',
      })
    }
    const carried = changes.slots && carryFamilies(around, found, changed, changes.renamed)
    if (isRefusal(carried)) return carried
    const hash = templateHash(changed)
    // Another name is no other content: whoever gives it has no hand in what it shows.
    const made =
      hash === found.hash ? {} : { hash, madeBy: actor.id, madeAt: now.toISOString(), makers: [...new Set([...makersOfTemplate(found), actor.id])] }
    const amended = amend(changed, made)
    const { save, journal, tasks } = ripple(around, { template: amended, ...(carried && { slots: carried }) })
    return {
      answer: amended,
      save: [put(template, amended), ...save],
      journal: [happened('template.amended', { template: found.id }, { before: found.hash, after: amended.hash, families: save.length }), ...journal],
      tasks,
    }
  },
})

type SlotLimits = Readonly<Record<string, z.infer<typeof Limits>>>

const withLimits = (one: Template, limits: SlotLimits): Template => ({
  ...one,
  slots: one.slots.map((slot) => ({ ...slot, ...limits[slot.name] })),
})

const strangeLimits = ({ slots }: Template, limits: SlotLimits): RefusalPlace[] =>
  Object.keys(limits)
    .filter((name) => !slots.some((slot) => slot.name === name))
    .map((name) => ({ path: `limits.${name}`, problem: 'no such slot' }))
