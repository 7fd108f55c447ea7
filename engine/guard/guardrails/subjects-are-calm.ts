import { z } from 'zod'
import { type Drafted, eachSlot, guardrailKind, onlyPiece } from '../guardrail-kind.ts'

export const subjectsAreCalm = guardrailKind({
  name: 'subjects-are-calm',
  demands: 'Subjects and headlines do not shout',
  why: 'Capitals and exclamation marks are what filters and readers know spam by.',
  settings: z.strictObject({
    capitals: z.number().min(0).max(1).default(0.5).describe('share of the letters that may be capitals, 0 to 1').meta({ title: 'Most capitals' }),
    exclamations: z.number().int().min(0).max(10).default(1).meta({ title: 'Most exclamation marks' }),
  }),
  about: 'words',
  severity: 'note',
  judges: eachSlot,
  says: ({ capitals, exclamations }) => `up to ${Math.round(capitals * 100)} % capitals and ${exclamations} !`,
  judge: (subject, { capitals, exclamations }) => {
    const { slot, component, text = '' } = onlyPiece(subject)
    if (component.kind !== 'headline' && component.kind !== 'callToAction') return []
    const place = { slot: slot.name, component: component.id }
    return [...loud(text, capitals, { ...place, label: slot.label }), ...excited(text, exclamations, { ...place, label: slot.label })]
  },
})

interface Place {
  slot: string
  component: string
  label: string
}

/** An acronym is no shouting: two words of four letters and more are, or one that stands alone. */
const loud = (text: string, most: number, { label, ...place }: Place): Drafted[] => {
  const letters = [...text.matchAll(/\p{L}/gu)].filter(([letter]) => letter.toLowerCase() !== letter.toUpperCase())
  const shouted = (text.match(/\p{L}{4,}/gu) ?? []).filter((word) => word === word.toUpperCase() && word !== word.toLowerCase())
  const share = letters.filter(([letter]) => letter !== letter.toLowerCase()).length / Math.max(1, letters.length)
  const enough = /\s/.test(text.trim()) ? 2 : 1
  if (shouted.length < enough || share <= most) return []
  return [
    {
      ...place,
      span: { from: text.indexOf(shouted[0] ?? ''), length: shouted[0]?.length ?? 0 },
      reason: `${label} is ${Math.round(share * 100)} % capitals.`,
      measured: Math.round(share * 100),
      limit: Math.round(most * 100),
      unit: '%',
      fix: { sentence: 'Write it in small letters' },
    },
  ]
}

const excited = (text: string, most: number, { label, ...place }: Place): Drafted[] => {
  const marks = [...text.matchAll(/[!！¡]/g)].filter(([mark]) => mark !== '¡')
  if (marks.length <= most) return []
  return [
    {
      ...place,
      span: { from: marks[most]?.index ?? 0, length: 1 },
      reason: `${label} has ${marks.length} exclamation marks.`,
      measured: marks.length,
      limit: most,
      unit: '!',
      fix: { sentence: most === 0 ? 'Take them out' : `Keep ${most}` },
    },
  ]
}
