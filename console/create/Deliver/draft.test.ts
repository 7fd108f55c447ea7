import { describe, expect, it } from 'vitest'
import { emptyDraft, inputOf } from './draft.ts'

describe('what is delivered', () => {
  const empty = emptyDraft({ markets: ['DE', 'SE'] })

  it('is all of a family in its own markets, where nothing else is said', () => {
    expect(inputOf('fam_1', empty, true)).toEqual({ family: 'fam_1', choice: { types: ['jpg'] }, use: { territories: ['DE', 'SE'] } })
    expect(inputOf('fam_1', empty, false)).toEqual({ family: 'fam_1', choice: {}, use: { territories: ['DE', 'SE'] } })
  })

  it('takes countries as people write them, and leaves out what is blank', () => {
    const draft = { ...empty, locales: ['de'], sizes: ['half-page'], territories: ' de;se , World', until: '2026-12-31', recipient: '  ' }
    expect(inputOf('fam_1', draft, true)).toEqual({
      family: 'fam_1',
      choice: { locales: ['de'], sizes: ['half-page'], types: ['jpg'] },
      use: { territories: ['DE', 'SE', 'world'], until: '2026-12-31' },
    })
  })
})
