import { z } from 'zod'
import { contentHash } from '../kernel/canonical.ts'
import { ledger, type Task, task, taskKind } from '../kernel/change.ts'
import { source } from '../kernel/reader.ts'
import type { Slot } from './template.ts'

/** What a renderer found when it set one text in one slot. Keyed by what was set × who set it: the same key is the same finding. */
export const Measurement = z.strictObject({
  key: z.string(),
  renderer: z.string().describe('name and version'),
  lines: z.number().int().nonnegative(),
  /** Widest line and height of all lines, CSS px. */
  width: z.number().nonnegative(),
  height: z.number().nonnegative(),
  /** How far it reaches beyond its box, px; 0 where it fits. */
  overWidth: z.number().nonnegative(),
  overHeight: z.number().nonnegative(),
  /** Characters that the font cannot draw. */
  missing: z.array(z.string()),
})
export type Measurement = z.infer<typeof Measurement>

/** What makes a measurement the same: the text and everything that sets it. */
export const measurementKey = ({ type, box, maxLines }: Pick<Slot, 'type' | 'box' | 'maxLines'>, text: string, fontHash: string): string =>
  contentHash({ type, width: box?.width, height: box?.height, oneLine: maxLines === 1, text, font: fontHash })

export const measurements = ledger('measurement', Measurement)

/** Those that a renderer has made among the keys asked for. */
export const measurementsOf = source<{ keys: readonly string[]; renderer: string }, Measurement[]>('measurements')

/** Measures what a family shows and has not been measured, then runs its preflight. */
export const measureFamily = taskKind('measure-family', z.object({ family: z.string() }), 5)

/** Each family once, however many changes came together. */
export const measuredAnew = (families: readonly { id: string }[]): Task[] =>
  families.map(({ id }) => task(measureFamily, { family: id }, { key: `measure:${id}` }))
