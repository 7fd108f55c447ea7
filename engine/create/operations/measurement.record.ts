import { z } from 'zod'
import { append, happened } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { Backdrop, backdrops } from '../backdrop.ts'
import { Layout, layouts } from '../layout.ts'
import { Measurement, measurements } from '../measurement.ts'

export const recordMeasurement = command({
  name: 'measurement.record',
  summary: 'Record what a renderer measured for a family',
  input: z.strictObject({
    family: z.string(),
    measurements: z.array(Measurement).max(500).default([]),
    backdrops: z.array(Backdrop).max(20).default([]).describe('of a set of sizes'),
    layouts: z.array(Layout).max(500).default([]).describe('of a set of sizes'),
  }),
  output: z.object({ recorded: z.number().int() }),
  roles: ['flow'],
  load: async () => ({}),
  decide: (_, { family, measurements: found, backdrops: behind, layouts: laid }) => ({
    answer: { recorded: found.length + behind.length + laid.length },
    save: [
      ...(found.length > 0 ? [append(measurements, found)] : []),
      ...(behind.length > 0 ? [append(backdrops, behind)] : []),
      ...(laid.length > 0 ? [append(layouts, laid)] : []),
    ],
    journal: [
      happened(
        'family.measured',
        { family },
        {
          texts: found.length,
          pictures: behind.length,
          layouts: laid.length,
          renderers: [...new Set([...found, ...behind, ...laid].map(({ renderer }) => renderer))],
        },
      ),
    ],
  }),
})
