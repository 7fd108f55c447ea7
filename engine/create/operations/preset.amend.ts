import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { keepers } from '../../people/permission.ts'
import { findOne } from '../find.ts'
import { frameProblems, Preset, preset } from '../preset.ts'
import { presetShown, refuseShown } from '../preset-shown.ts'

const { name, note, width, height, fit, type, maxBytes, channel } = Preset.shape

export const amendPreset = command({
  name: 'preset.amend',
  summary: 'Amend a preset; its addresses stay and show the new size within a day, what is left out stays as it is',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    name: name.optional(),
    note: note.unwrap().optional(),
    width: width.optional(),
    height: height.unwrap().nullable().optional().describe('null: as high as the picture comes to be'),
    fit: fit.unwrap().optional(),
    type: type.unwrap().optional(),
    maxBytes: maxBytes.unwrap().nullable().optional().describe('null: as heavy as it comes to be'),
    channel: channel.unwrap().optional(),
    ifVersion: z.number().int().optional(),
  }),
  output: Preset,
  roles: keepers,
  load: async (read, { id }, { now }) => {
    const found = await findOne(read, preset, id)
    return found && { found, shown: await presetShown(read, found, now) }
  },
  decide: (facts, { id, ifVersion, ...said }) => {
    if (!facts) return refuseUnknown('preset', id, 'id or key')
    const { found, shown } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', 'It is retired.', { remedy: 'Add another (preset.add).' })
    const given = Object.entries(said).flatMap(([field, value]) => (value === undefined ? [] : [[field, value ?? undefined]]))
    const amended = amend(found, Object.fromEntries(given) as Partial<Preset>)
    const problems = frameProblems(amended)
    if (problems.length > 0)
      return refuse('invalidInput', 'Its frame is too large.', {
        where: problems,
        remedy: 'Make it smaller; a fine screen takes four times as many pixels.',
      })
    const no = isSeenElse(found, amended) ? refuseShown(found, shown) : undefined
    if (no) return no
    return {
      answer: amended,
      save: [put(preset, amended)],
      journal: [happened('preset.amended', { preset: found.id }, { key: found.key, before: frameOf(found), after: frameOf(amended) })],
    }
  },
})

const frameOf = ({ width, height, fit, type, maxBytes, channel }: Preset) => ({ width, height, fit, type, maxBytes, channel })

/** Another type or weight of file shows the same. */
const isSeenElse = (before: Preset, after: Preset): boolean =>
  before.width !== after.width || before.height !== after.height || before.fit !== after.fit || before.channel !== after.channel
