import { z } from 'zod'
import { rule } from '../../approve/rule.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { conclude, movedShare } from '../what-if/conclude.ts'
import { WhatIf, whatIf } from '../what-if/what-if.ts'

/** Comes from the worker: how far it has come, what it found, or why it could not. The report is attached to the draft that it looked at. */
export const recordWhatIf = command({
  name: 'whatIf.record',
  summary: 'Record how far a what-if has come, or what it found (done by a flow)',
  input: z.strictObject({
    id: z.string(),
    progress: WhatIf.shape.progress,
    places: WhatIf.shape.places.optional().describe('the whole report, once it is there'),
    failed: z.string().max(400).optional(),
  }),
  output: WhatIf,
  roles: ['flow'],
  load: async (read, { id }) => {
    const found = await read.get(whatIf, id)
    return { found, drafted: found && (await read.get(rule, found.rule)) }
  },
  decide: ({ found, drafted }, { id, progress, places, failed }, { now }) => {
    if (!found) return refuseUnknown('what-if', id)
    if (found.state !== 'running') return refuse('wrongState', `It is ${found.state}.`)
    const at = now.toISOString()
    const objects = { whatIf: id, rule: found.rule }
    if (failed !== undefined) {
      const broken = amend<WhatIf>(found, { progress, state: 'failed', because: failed, endedAt: at })
      return { answer: broken, save: [put(whatIf, broken)], journal: [happened('whatIf.failed', objects, {}, failed)] }
    }
    if (!places) {
      const further = amend<WhatIf>(found, { progress })
      return { answer: further, save: [put(whatIf, further)] }
    }
    const sentence = conclude(places)
    const done = amend<WhatIf>(found, { progress, places, sentence, state: 'done', endedAt: at })
    const shows = drafted?.state === 'draft' && drafted.hash === found.hash
    return {
      answer: done,
      save: [put(whatIf, done), ...(shows ? [put(rule, amend(drafted, { evidence: { whatIf: id, at, moved: movedShare(places), sentence } }))] : [])],
      journal: [happened('whatIf.finished', objects, { sentence, hash: found.hash })],
    }
  },
})
