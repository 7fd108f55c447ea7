import retextEnglish from 'retext-english'
import retextEquality from 'retext-equality'
import { unified } from 'unified'
import { VFile } from 'vfile'
import type { Remark } from '../../engine/guard/proof.ts'
import type { Proofreader } from './proofreader.ts'

/** Rules of the list that ask about every pronoun, every “men’s” and every “just”: of a person who is known, of a department, and of a plain word nothing is to be said. */
const passedOver = new Set([
  'he-she',
  'just',
  'her-him',
  'herself-himself',
  'hers-his',
  'man-woman',
  'men-women',
  'boys-girls',
  'boy-girl',
  'gal-guy',
  'gals-man',
  'brother-sister',
  'father-mother',
  'daughter-son',
  'husband-wife',
  'aunt-uncle',
  'lady',
  'ladies-gentlemen',
])

const reader = unified().use(retextEnglish).use(retextEquality)

export const inclusion: Proofreader = {
  name: 'retext-equality',
  languages: ['en'],
  read: async ({ text }) => {
    const file = new VFile(text)
    reader.runSync(reader.parse(file), file)
    return file.messages.flatMap(({ ruleId, actual, expected, place }): Remark[] => {
      const from = place && 'start' in place ? place.start.offset : place?.offset
      if (from === undefined || !actual || passedOver.has(ruleId ?? '')) return []
      return [{ about: 'inclusion', from, length: actual.length, word: actual, instead: (expected ?? []).slice(0, 3) }]
    })
  },
}
