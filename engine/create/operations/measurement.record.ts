import { z } from 'zod'
import { append, happened } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { Measurement, measurements } from '../measurement.ts'

export const recordMeasurement = command({
  name: 'measurement.record',
  summary: 'Record what a renderer measured for a family',
  input: z.strictObject({ family: z.string(), measurements: z.array(Measurement).min(1).max(500) }),
  output: z.object({ recorded: z.number().int() }),
  roles: ['flow'],
  load: async () => ({}),
  decide: (_, { family, measurements: found }) => ({
    answer: { recorded: found.length },
    save: [append(measurements, found)],
    journal: [happened('family.measured', { family }, { texts: found.length, renderers: [...new Set(found.map(({ renderer }) => renderer))] })],
  }),
})
