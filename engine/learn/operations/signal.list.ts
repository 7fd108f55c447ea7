import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Signal, signal, SignalKind, SignalState } from '../signal.ts'
import { SignalStanding, standingOf, takenUp } from '../standing.ts'

export const listSignals = query({
  name: 'signal.list',
  summary: 'List what learning noticed, the latest at the top, and how much of it wants an answer',
  input: z.strictObject({
    state: z.array(SignalState).optional(),
    kind: SignalKind.optional(),
    placement: z.string().optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(Signal.extend({ standing: SignalStanding })).extend({
    want: z.number().int().describe('how many want an answer, of all there are: what the station says too'),
  }),
  roles: everyone,
  example: { state: ['open'] },
  load: async (read, { state, kind, placement, ...page }) => {
    const listed = await read.list(signal, { state, kind, placement }, page, { by: 'raisedAt', descending: true })
    const open = await read.all(signal, { state: 'open' })
    const signals = [...new Set([...listed.items, ...open].map(({ id }) => id))]
    return { listed, open, taken: new Map((await read.ask(takenUp, { signals })).map((one) => [one.signal, one])) }
  },
  answer: ({ listed: { items, ...place }, open, taken }) => ({
    ...place,
    items: items.map((one) => {
      const by = taken.get(one.id)
      return { ...(by?.brief !== undefined && { brief: by.brief }), ...one, standing: standingOf(one, by) }
    }),
    want: open.filter((one) => standingOf(one, taken.get(one.id)) === 'wants').length,
  }),
})
