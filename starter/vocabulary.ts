import { type Step, step } from './story.ts'

/** key, label, facet, what it is a kind of, other words for it. */
type Word = [key: string, label: string, of: string, broader?: string | undefined, synonyms?: string[]]

const words: readonly Word[] = [
  ['weather', 'Weather', 'message'],
  ['rain', 'Rain', 'message', 'weather', ['downpour', 'wet weather']],
  ['snow', 'Snow', 'message', 'weather'],
  ['commute', 'Commute', 'message', undefined, ['ride home', 'way to work']],
  ['warmth', 'Warmth', 'message'],
  ['lightness', 'Lightness', 'message', undefined, ['packs small']],
  ['durability', 'Durability', 'message', undefined, ['lasts']],
  ['repair', 'Repair', 'message', 'durability', ['mending']],
  ['saving', 'Saving', 'message', undefined, ['price']],
  ['plain', 'Plain', 'tone'],
  ['wry', 'Wry', 'tone', undefined, ['dry humour']],
  ['calm', 'Calm', 'tone'],
  ['autumn', 'Autumn', 'season'],
  ['winter', 'Winter', 'season'],
  ['shell', 'Shell', 'product', undefined, ['rain jacket', 'hardshell']],
  ['layers', 'Layers', 'product', undefined, ['insulation']],
  ['tent', 'Tent', 'product'],
  ['city', 'City', 'setting'],
  ['mountain', 'Mountain', 'setting', undefined, ['ridge', 'granite']],
  ['forest', 'Forest', 'setting'],
]

/** The words that everything of Lindmoor Trail is tagged with. */
export const vocabulary: readonly Step[] = words.map(([key, label, of, broader, synonyms = []]) =>
  step('ruth', 'concept.add', { key, label, of, synonyms, ...(broader !== undefined && { broader }) }),
)
