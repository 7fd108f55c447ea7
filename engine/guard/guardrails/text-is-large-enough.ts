import { z } from 'zod'
import { type Drafted, eachSlotAndTemplate, guardrailKind, type Subject, type Surroundings } from '../guardrail-kind.ts'
import { stylesIn } from '../styles-in.ts'

const Settings = z.strictObject({
  least: z.number().min(1).max(100).default(12).describe('px').meta({ title: 'Smallest text' }),
  leastLegal: z.number().min(1).max(100).default(10).describe('px').meta({ title: 'Smallest legal line' }),
})

export const textIsLargeEnough = guardrailKind({
  name: 'text-is-large-enough',
  demands: 'Text is large enough to be read',
  why: 'Small print that nobody can read protects nobody, and on a telephone it is smaller still.',
  settings: Settings,
  about: 'looks',
  severity: 'warn',
  judges: eachSlotAndTemplate,
  says: ({ least, leastLegal }) => `from ${least} px on, legal lines from ${leastLegal} px`,
  judge: (subject, settings, around) => (subject.pieces.length > 0 ? inSlot(subject, settings, around) : inLayout(settings, around)),
})

const inSlot = ({ pieces: [piece] }: Subject, { least, leastLegal }: z.output<typeof Settings>, { template }: Surroundings): Drafted[] => {
  const size = piece?.slot.type?.size
  const limit = piece?.component.kind === 'legalLine' ? leastLegal : least
  if (!piece || size === undefined || size >= limit) return []
  const { slot } = piece
  return [
    {
      slot: slot.name,
      ...(slot.box && { box: slot.box }),
      reason: `${slot.label} is set in ${size} px, at least ${limit} are asked for.`,
      measured: size,
      limit,
      unit: 'px',
      fix: {
        sentence: `Set it in ${limit} px`,
        operation: 'template.amend',
        input: {
          id: template.id,
          limits: { [slot.name]: { type: { ...slot.type, size: limit, lineHeight: Math.max(slot.type?.lineHeight ?? limit, limit) } } },
        },
      },
    },
  ]
}

/** Whose text it is a layout does not say, so only what is too small for a legal line too is told. */
const inLayout = ({ least, leastLegal }: z.output<typeof Settings>, { template }: Surroundings): Drafted[] => {
  const limit = Math.min(least, leastLegal)
  const sizes = new Set(stylesIn(template.body).flatMap(sizeOf))
  return [...sizes]
    .filter((size) => size < limit)
    .map((size) => ({
      reason: `The layout sets text in ${size} px, at least ${limit} are asked for.`,
      measured: size,
      limit,
      unit: 'px',
      fix: { sentence: `Set it in ${limit} px or more` },
    }))
}

/** A size of 0 is a trick of e-mail against gaps: nobody is to read it. */
const sizeOf = ({ property, value }: { property: string; value: string }): number[] => {
  if (property !== 'font-size' && property !== 'font') return []
  const [, size] = /(?:^|\s)(\d+(?:\.\d+)?)px(?:\s*\/|\s|$)/.exec(value) ?? []
  return size === undefined || Number(size) === 0 ? [] : [Number(size)]
}
