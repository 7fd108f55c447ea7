import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { keepers } from '../../people/permission.ts'
import { findOne } from '../find.ts'
import { keyOf } from '../key-of.ts'
import { frameProblems, Preset, preset } from '../preset.ts'

export const addPreset = command({
  name: 'preset.add',
  summary: 'Name a size in which every picture of the library is had at an address, cut around its focal point',
  input: z.strictObject({
    key: Preset.shape.key.optional().describe('made of the name when left out; stands in the addresses, so it stays'),
    ...Preset.pick({ name: true, note: true, width: true, height: true, fit: true, type: true, maxBytes: true, channel: true }).shape,
  }),
  output: Preset,
  roles: keepers,
  example: { name: 'Article card', width: 640, height: 360, note: 'In lists of articles' },
  load: async (read, { key, name }) => ({ rival: await findOne(read, preset, key ?? keyOf(name, 'preset')) }),
  decide: ({ rival }, input, { now, newId, actor }) => {
    const key = input.key ?? keyOf(input.name, 'preset')
    if (rival)
      return refuse('alreadyExists', `“${rival.name}” has the key ${key}${rival.state === 'retired' ? ', and is retired' : ''}.`, {
        where: [{ path: 'key', problem: 'taken' }],
        remedy: rival.state === 'retired' ? 'Choose another key.' : 'Amend it (preset.amend), or choose another key.',
      })
    const added: Preset = { ...input, key, id: newId(preset.prefix), version: 1, state: 'current', madeBy: actor.id, madeAt: now.toISOString() }
    const problems = frameProblems(added)
    if (problems.length > 0)
      return refuse('invalidInput', 'Its frame is too large.', {
        where: problems,
        remedy: 'Make it smaller; a fine screen takes four times as many pixels.',
      })
    return { answer: added, save: [put(preset, added)], journal: [happened('preset.added', { preset: added.id }, sizeOf(added))] }
  },
})

const sizeOf = ({ key, width, height, fit }: Preset) => ({ key, width, ...(height !== undefined && { height }), fit })
