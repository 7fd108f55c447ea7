import { expect, test } from 'vitest'
import { madeOf, variantsOf, whysOf } from './madeOf.ts'

const slots = ['headline', 'image', 'call', 'legal', 'body'].map((name) => ({
  name,
  label: { image: 'Picture', call: 'Call to action', legal: 'Legal line' }[name] ?? name,
}))
const family = {
  slots: { legal: ['ends'], call: ['see', 'find', 'why'], image: ['rain', 'snow'], headline: ['dry', 'tent', 'new'], body: [] },
  locales: ['en', 'de'],
  constraints: [
    { kind: 'apart' as const, components: ['new', 'snow'], why: 'Autumn has no snow.' },
    { kind: 'apart' as const, components: ['tent', 'rain'], why: 'Nobody camps in it.' },
  ],
}

test('factors are named in the order of the template, and what is kept out is taken off', () => {
  expect(madeOf(family, slots, String)).toBe('3 headlines × 2 pictures × 3 calls to action × 1 legal line × 2 locales = 36, less 12 kept apart')
  expect(variantsOf(family)).toBe(24)
  expect(whysOf(family)).toBe('Autumn has no snow. Nobody camps in it.')
})

test.each([
  ['nothing is kept out', { ...family, constraints: [] }, '= 36'],
  ['rules that reach nothing', { ...family, constraints: [{ kind: 'apart' as const, components: ['x', 'y'], why: '' }] }, '= 36'],
  [
    'what belongs together',
    { ...family, constraints: [{ kind: 'together' as const, components: ['new', 'rain'], why: '' }] },
    '= 36, less 18 that belong together',
  ],
  [
    'rules of both kinds',
    { ...family, constraints: [...family.constraints, { kind: 'together' as const, components: ['dry', 'see'], why: '' }] },
    'that rules keep out',
  ],
])('%s', (_, of, end) => expect(madeOf(of, slots, String)).toMatch(new RegExp(`${end}$`)))

test('before the template is known a slot is called by its name', () => {
  expect(madeOf({ ...family, constraints: [], locales: ['en'] }, [], String)).toBe('1 legal × 3 calls × 2 images × 3 headlines × 1 locale = 18')
})
