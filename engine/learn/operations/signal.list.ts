import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Signal, signal, SignalKind, SignalState } from '../signal.ts'

export const listSignals = query({
  name: 'signal.list',
  summary: 'List what learning noticed, the latest at the top',
  input: z.strictObject({
    state: z.array(SignalState).optional(),
    kind: SignalKind.optional(),
    placement: z.string().optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(Signal),
  roles: everyone,
  example: { state: ['open'] },
  load: (read, { state, kind, placement, ...page }) => read.list(signal, { state, kind, placement }, page, { by: 'raisedAt', descending: true }),
  answer: (page) => page,
})
