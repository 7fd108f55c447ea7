import { expect, test } from 'vitest'
import { slotWord } from './slotWord.ts'

test.each([
  ['callToAction', 'Call to action'],
  ['subject', 'Subject'],
  ['smallPrint', 'Small print'],
])('the slot %s is called %s', (slot, word) => expect(slotWord(slot)).toBe(word))
