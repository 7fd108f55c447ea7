import { z } from 'zod'
import { type Drafted, eachSlotAndTemplate, guardrailKind, type Subject, type Surroundings } from '../guardrail-kind.ts'
import { linesAt } from '../body-lines.ts'
import { inOrder } from '../finding.ts'
import { type Style, stylesIn } from '../styles-in.ts'

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
  const small = stylesIn(template.body)
    .flatMap(sizeOf)
    .filter(({ size }) => size < limit)
  return [...Map.groupBy(small, ({ size }) => size)].map(([size, places]) => ({
    reason: `The layout sets text in ${size} px, at least ${limit} are asked for.`,
    measured: size,
    limit,
    unit: 'px',
    lines: linesAt(
      template.body,
      places.map(({ from }) => from),
    ),
    fix: { sentence: `Set it in ${limit} px`, writes: inOrder(places.map(({ from, was }) => ({ from, was, write: String(limit) }))) },
  }))
}

interface WrittenSize {
  size: number
  from: number
  was: string
}

/** A size of 0 is a trick of e-mail against gaps: nobody is to read it. */
const sizeOf = ({ property, value, at }: Style): WrittenSize[] => {
  if (property !== 'font-size' && property !== 'font') return []
  const found = /(?<=^|\s)\d+(?:\.\d+)?(?=px(?:\s*\/|\s|$))/.exec(value)
  return found === null || Number(found[0]) === 0 ? [] : [{ size: Number(found[0]), from: at + found.index, was: found[0] }]
}
