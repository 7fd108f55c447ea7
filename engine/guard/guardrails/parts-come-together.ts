import { z } from 'zod'
import { type Drafted, guardrailKind, wholeVariant } from '../guardrail-kind.ts'
import { quoted, Sets, setIn } from '../sets.ts'

export const partsComeTogether = guardrailKind({
  name: 'parts-come-together',
  demands: 'What belongs together stands in one variant, or none of it',
  why: 'A picture of the blue coat beside the words for the red one is an error that no single part shows.',
  settings: z.strictObject({
    sets: Sets.describe('what the set is called → ids or keys of components, or keys of tags, that come all together or not at all').meta({
      title: 'Sets that belong together',
    }),
  }),
  about: 'ours',
  severity: 'block',
  judges: wholeVariant,
  says: ({ sets }) => Object.keys(sets).join(', ') || 'no set yet',
  judge: ({ pieces, locale }, { sets }) =>
    Object.entries(sets).flatMap(([name, members]): Drafted[] => {
      const holds = members.filter((member) => pieces.some(({ component }) => setIn(component, [member]).length > 0))
      const [first] = pieces.filter(({ component }) => setIn(component, members).length > 0)
      if (!first || holds.length === members.length) return []
      const lacking = members.filter((member) => !holds.includes(member))
      return [
        {
          slot: first.slot.name,
          component: first.component.id,
          reason: `${quoted(first, locale)} stands without ${lacking.join(', ')} (${name}).`,
          measured: holds.join(', '),
          limit: members.join(', '),
          fix: { sentence: `Put ${lacking.join(' and ')} beside it` },
        },
      ]
    }),
})
