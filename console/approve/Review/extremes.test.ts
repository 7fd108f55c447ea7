import { expect, test } from 'vitest'
import type { Composed } from '../../create/composed.ts'
import { changesOf } from './changes.ts'
import { looksOf, mostLooks } from './extremes.ts'

const said = (id: string, text: string, kind = 'headline') => ({
  id,
  kind,
  key: id,
  hash: `${id} ${text}`,
  state: 'approved',
  fields: { en: { text } },
})

const madeOf = (headlines: readonly string[], calls: readonly string[] = ['Go'], hashed = ''): Composed => {
  const parts = [...headlines.map((text) => said(`h ${text}`, text + hashed)), ...calls.map((text) => said(`c ${text}`, text, 'callToAction'))]
  return {
    family: { locales: ['en'], slots: { headline: headlines.map((text) => `h ${text}`), call: calls.map((text) => `c ${text}`) } },
    template: {
      slots: [
        { name: 'headline', label: 'Headline', maxCharacters: 40 },
        { name: 'call', label: 'Call to action', maxCharacters: 20 },
      ],
    },
    components: parts,
    assets: [],
  } as unknown as Composed
}

const looksAt = (after: Composed, before: Composed | undefined) => looksOf(after, changesOf(after, before), before)

test('against what stood before each new component is seen once, and what is gone before one of them', () => {
  const before = madeOf(['A long headline that nearly fills', 'Short', 'Gone'])
  const after = madeOf(['A long headline that nearly fills', 'Short', 'Brand new', 'Newer'])
  const looks = looksAt(after, before)
  expect(looks.map(({ kind, words }) => [kind, words])).toEqual([
    ['fresh', 'Brand new'],
    ['fresh', 'Newer'],
    ['longest', 'A long headline that nearly fills'],
  ])
  expect(looks.map(({ gone }) => gone)).toEqual([{ headline: 'h Gone' }, {}, {}])
})

test('what went where nothing came is seen too, and what was amended counts as new', () => {
  const before = madeOf(['Same'], ['Go', 'Went'])
  const looks = looksAt(madeOf(['Same'], ['Go'], '!'), before)
  expect(looks[0]).toMatchObject({ kind: 'amended', holding: { headline: 'h Same' }, gone: { call: 'c Went' } })
})

test('the first of its kind has its edges alone, and no review is a search', () => {
  expect(looksAt(madeOf(['One', 'Two']), undefined).every(({ kind }) => kind !== 'fresh')).toBe(true)
  const many = Array.from({ length: 9 }, (_, n) => `Number ${n}`)
  expect(looksAt(madeOf(many), madeOf(['Old']))).toHaveLength(mostLooks)
})
