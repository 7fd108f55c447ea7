import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { keepers } from '../../people/permission.ts'
import { brand } from '../brand.ts'
import { templateProblems } from '../check-template.ts'
import { kindsOf } from '../declared-kind.ts'
import { findOne } from '../find.ts'
import { font } from '../font.ts'
import { preset } from '../preset.ts'
import { presetProblems } from '../preset-uses.ts'
import { TemplateDraft } from '../template-draft.ts'
import { templateReading } from '../template-reading.ts'
import { Template, template, templateHash } from '../template.ts'
import { unshownKinds } from '../unshown-kinds.ts'

export const addTemplate = command({
  name: 'template.add',
  summary: 'Add a template: a layout with typed slots on one channel, for one format or for a set of sizes',
  input: TemplateDraft,
  output: Template,
  roles: keepers,
  example: {
    key: 'headline-card',
    name: 'Headline card',
    channel: 'web',
    brand: 'lindmoor-trail',
    format: { name: 'card', width: 400 },
    slots: [{ name: 'headline', label: 'Headline', kind: 'headline', maxCharacters: 60 }],
    body: '<h1>{{ slots.headline.text }}</h1>',
  },
  load: async (read, input) => ({
    known: await read.count(template, { key: input.key }),
    house: await findOne(read, brand, input.brand),
    fonts: await read.all(font),
    kinds: await kindsOf(read),
    presets: await read.all(preset, { state: 'current' }),
    unreadable: await read.ask(templateReading, input),
  }),
  decide: ({ known, house, fonts, kinds, presets, unreadable }, input, { now, newId, actor }) => {
    if (known > 0) return refuse('alreadyExists', `There is a template ${input.key} already.`, { where: [{ path: 'key', problem: 'taken' }] })
    if (!house) return refuse('invalidInput', `There is no brand ${input.brand}.`, { where: [{ path: 'brand', problem: 'unknown' }] })
    if (unreadable) return unreadable
    const problems = [...templateProblems(input, house, fonts, kinds), ...unshownKinds(input, kinds), ...presetProblems(input, presets)]
    if (problems.length > 0) {
      return refuse('invalidInput', `The template does not hold together in ${problems.length === 1 ? 'one place' : `${problems.length} places`}.`, {
        where: problems,
        remedy: 'Mend the places named.',
      })
    }
    const added: Template = {
      ...input,
      id: newId(template.prefix),
      version: 1,
      brand: house.id,
      state: 'current',
      hash: templateHash(input),
      madeBy: actor.id,
      madeAt: now.toISOString(),
    }
    return {
      answer: added,
      save: [put(template, added)],
      journal: [happened('template.added', { template: added.id }, { key: added.key, hash: added.hash })],
    }
  },
})
