import { z } from 'zod'
import type { Template } from '../../create/template.ts'
import { type Drafted, guardrailKind } from '../guardrail-kind.ts'
import { quoted, Sets, setIn } from '../sets.ts'

const pairsOfSlots = ({ slots }: Template): string[][] => slots.flatMap(({ name }, n) => slots.slice(n + 1).map((other) => [name, other.name]))

export const partsStayApart = guardrailKind({
  name: 'parts-stay-apart',
  demands: 'What must not meet never stands in one variant',
  why: 'Two good parts can make one bad promise: sun behind a headline about rain, a price beside another price.',
  settings: z.strictObject({
    sets: Sets.describe('what the set is called → ids or keys of components, or keys of tags, of which no two meet').meta({
      title: 'Sets that never meet',
    }),
  }),
  about: 'ours',
  severity: 'block',
  judges: pairsOfSlots,
  says: ({ sets }) => Object.keys(sets).join(', ') || 'no set yet',
  judge: ({ pieces: [one, other], locale }, { sets }) => {
    if (!one || !other || one.component.id === other.component.id) return []
    return Object.entries(sets).flatMap(([name, members]): Drafted[] => {
      const [of, beside] = [setIn(one.component, members), setIn(other.component, members)]
      const met = of.find((member) => beside.some((another) => another !== member))
      if (met === undefined) return []
      return [
        {
          slot: one.slot.name,
          component: one.component.id,
          reason: `${quoted(one, locale)} must not meet ${quoted(other, locale)} (${name}).`,
          measured: met,
          limit: name,
          fix: { sentence: 'Take one of them out of the family, or set them apart in it' },
        },
      ]
    })
  },
})
