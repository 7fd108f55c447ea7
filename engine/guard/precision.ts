import { z } from 'zod'
import { measured } from './precision.measured.ts'

const Told = z.object({
  right: z.number().int().describe('it spoke, and should'),
  wrong: z.number().int().describe('it spoke, and should not'),
  missed: z.number().int().describe('it was silent, and should have spoken'),
})

/**
 * What a kind got right, at the settings that an engine begins with, of the variants in precision.cases.json.
 * Precision is right ÷ (right + wrong), recall right ÷ (right + missed); apart, since a kind is bound to do well on what it was mended by.
 */
export const Precision = z.object({
  mended: Told.describe('of the variants by which the kinds were mended'),
  fresh: Told.describe('of those written after, for which nothing was mended'),
})
export type Precision = z.infer<typeof Precision>

/** How many variants were labelled by hand, and when the kinds were mended by the first of them. */
export const Labelled = z.object({ mended: z.number().int(), fresh: z.number().int(), mendedOn: z.iso.date() })

export const labelled: z.infer<typeof Labelled> = measured.labelled

const kinds: Readonly<Record<string, Precision>> = measured.kinds

/** None for a kind that no label speaks of: it was not measured. */
export const precisionOf = (kind: string): Precision | undefined => kinds[kind]
