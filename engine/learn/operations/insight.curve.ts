import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { fatigueCurve } from '../fatigue-curve.ts'
import { countsAt } from '../learned.ts'

const Interval = z.tuple([z.number(), z.number()])
const count = z.number().int().nonnegative()

export const showCurve = query({
  name: 'insight.curve',
  summary: 'Show how the effect of a component moves the oftener a person has seen it, with intervals and exposures',
  input: z.strictObject({
    placement: z.string().describe('key of the placement'),
    slot: z.string(),
    component: z.string().describe('id of the component'),
  }),
  output: z.object({
    points: z.array(
      z.object({
        from: count.describe('times that it was seen before'),
        to: count.optional().describe('absent in the last point, which takes in whoever has seen it oftener still'),
        exposures: count,
        conversions: count,
        rate: z.number(),
        interval: Interval.describe('of the rate, 95 %, exact for a share and valid at any time'),
        effect: z.number().optional().describe('relative to those who had never seen it: −0.3 is 30 % lower'),
        effectInterval: Interval.optional().describe('95 %, valid at any time; absent below 25 conversions'),
      }),
    ),
  }),
  roles: everyone,
  example: { placement: 'home-hero', slot: 'headline', component: 'cmp_none' },
  load: (read, { placement }) => read.ask(countsAt, { placement }),
  answer: (cells, { slot, component }) => ({
    points: fatigueCurve(cells, slot, component).map(({ interval, effectInterval, ...point }) => ({
      ...point,
      interval: [...interval] as [number, number],
      ...(effectInterval && { effectInterval: [...effectInterval] as [number, number] }),
    })),
  }),
})
