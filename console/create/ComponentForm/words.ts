import { counted } from '../../counted.ts'

/** The words of the form that adds a component. Figures arrive formatted. */
export const words = {
  title: 'What does it say, and does it fit?',
  fits: (slot: string) => `It fits ${slot} in every language.`,
  blocks: (count: string) => `${counted(count, 'finding blocks', 'findings block')} it.`,
  oneBlocks: 'One finding blocks it.',
  addable: 'it can be added, and goes live nowhere as it is',
  add: 'Add it',
  addBlocked: 'Add it all the same',
  adding: 'Adding',
  kind: 'Kind',
  binding: 'Offers and legal lines bind us: a compliance reviewer is asked for each new one.',
  in: 'Checked in',
  inHint: 'Guardrails look at it in this slot while you type; room is estimated until it is rendered.',
  nowhere: 'No template has a slot for this kind.',
  tags: 'Tags',
  tagsHint: (some: string, more: string | undefined) =>
    `Words of the vocabulary, parted by commas: ${some}${more === undefined ? '.' : `, and ${counted(more, 'other')}.`}`,
  locale: (field: string, locale: string) => `${field}, ${locale}`,
  everyLocale: 'the same in all languages',
  room: (used: string, limit: string) => `${used} of ${counted(limit, 'character')}`,
  fields: { text: 'Text', href: 'Leads to', terms: 'Terms', asset: 'Picture' } as Record<string, string>,
  choose: 'Choose a picture',
  chooseOne: 'Choose',
  number: 'In digits with a point: 129.90',
  found: 'Findings',
  clean: 'Nothing was found.',
  cleanSoFar: 'Nothing was found so far; not every language says something yet.',
  nothing: 'Write something: what guardrails find stands here and at its field.',
} as const
