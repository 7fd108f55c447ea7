import { z } from 'zod'

/** A colour as DTCG 2025.10 writes it: an object with its colour space; `hex` is a courtesy to readers. */
export const ColourValue = z.looseObject({
  colorSpace: z.literal('srgb'),
  components: z.tuple([z.number().min(0).max(1), z.number().min(0).max(1), z.number().min(0).max(1)]),
  alpha: z.number().min(0).max(1).optional(),
  hex: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional(),
})
export type ColourValue = z.infer<typeof ColourValue>

export const DimensionValue = z.looseObject({ value: z.number(), unit: z.enum(['px', 'rem']) })
export type DimensionValue = z.infer<typeof DimensionValue>

/** A file of design tokens (DTCG 2025.10): groups within groups, `$extensions` kept as they are. `readTokens` says what is wrong in it. */
export const DesignTokens = z.record(z.string(), z.unknown())
export type DesignTokens = z.infer<typeof DesignTokens>
