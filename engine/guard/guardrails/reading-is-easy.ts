import { z } from 'zod'
import { guardrailKind, eachSlot, onlyPiece } from '../guardrail-kind.ts'
import { lix, leastWords } from '../lix.ts'

export const readingIsEasy = guardrailKind({
  name: 'reading-is-easy',
  demands: 'Longer texts are easy to read (LIX)',
  why: 'Who reads on the way home, or in a second language, gives up on long words in long sentences.',
  settings: z.strictObject({
    most: z
      .number()
      .min(20)
      .max(100)
      .default(52)
      .describe('Läsbarhetsindex: 40 reads like a newspaper, 50 like an official text, 60 like a treatise')
      .meta({ title: 'Hardest text' }),
  }),
  about: 'words',
  severity: 'note',
  gravest: 'note',
  judges: eachSlot,
  says: ({ most }) => `LIX up to ${most}, of texts of ${leastWords} words and more`,
  judge: (subject, { most }) => {
    const { slot, component, text = '' } = onlyPiece(subject)
    const found = lix(text)
    if (!found || found.value <= most) return []
    return [
      {
        slot: slot.name,
        component: component.id,
        reason: `${slot.label} is hard to read: ${found.wordsASentence} words a sentence, ${found.longShare} % of them long.`,
        measured: found.value,
        limit: most,
        unit: 'LIX',
        fix: { sentence: found.wordsASentence > 18 ? 'Make two sentences of the longest one' : 'Take shorter words where there are any' },
      },
    ]
  },
})
