import { z } from 'zod'
import { anyFrom } from '../../create/backdrop.ts'
import { formatsOf } from '../../create/formats-of.ts'
import { withBoxIn } from '../../create/scaled.ts'
import { takesPictures } from '../../create/slot-kinds.ts'
import type { Box, Format, Slot } from '../../create/template.ts'
import { saidOfSize } from '../each-size.ts'
import { type Drafted, guardrailKind, type Surroundings, templateAlone } from '../guardrail-kind.ts'

export const slotsHaveBoxes = guardrailKind({
  name: 'slots-have-boxes',
  demands: 'What a picture shows of a slot stands in a box of its own',
  why: 'What has no box lies where the rest leaves room: behind the picture, or one over the other, and nobody can say whether it is read.',
  settings: z.strictObject({}),
  about: 'looks',
  severity: 'block',
  judges: templateAlone,
  judge: ({ locale }, _, around) => {
    const { template, family, backdrops } = around
    const drawn = backdrops && anyFrom(backdrops, locale)
    const filled = template.slots.filter(({ name }) => (family.slots[name] ?? []).length > 0)
    return formatsOf(template).flatMap((format) =>
      filled.flatMap((slot) => {
        const box = drawn?.sizes[format.name]?.loose[slot.name]
        return box ? [boxless(slot, format, box, around)] : []
      }),
    )
  },
})

/** What must be read blocks; what may be missing, or is a picture, is seen by whoever looks. */
const boxless = (slot: Slot, format: Format, box: Box, { template, kinds }: Surroundings): Drafted => {
  const limits = withBoxIn(slot, template, format)
  const sentence = template.formats ? 'Give it a box there' : 'Give it a box'
  return saidOfSize(
    {
      slot: slot.name,
      box,
      reason: `${slot.label} has no box.`,
      ...((!slot.required || takesPictures(slot, kinds)) && { severity: 'warn' }),
      fix: limits ? { sentence, operation: 'template.amend', input: { id: template.id, limits: { [slot.name]: limits } } } : { sentence },
    },
    template.formats && format.name,
  )
}
