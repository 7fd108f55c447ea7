import { expect, test } from 'vitest'
import type { Brand } from './brand.ts'
import { brandFor, darkTokens, setProblems } from './brand-for.ts'
import type { TokenSet } from './token-set.ts'

const colour = (...components: number[]) => ({ $type: 'color', $value: { colorSpace: 'srgb', components } })
const [black, white, red] = [colour(0, 0, 0), colour(1, 1, 1), colour(1, 0, 0)]
const tokens = {
  color: { ink: black, ground: white, accent: { $type: 'color', $value: '{color.ink}' } },
  size: { $type: 'dimension', gap: { $value: { value: 8, unit: 'px' } } },
}
const inChina: TokenSet = { name: 'China', markets: ['CN', 'TW'], tokens: { color: { accent: red } } }
const dark: TokenSet = { name: 'Dark', theme: 'dark', tokens: { color: { ink: white, ground: black } } }
const house = (...sets: TokenSet[]): Brand => ({
  id: 'brd_1',
  version: 1,
  key: 'b',
  name: 'B',
  tokens,
  sample: false,
  ...(sets.length > 0 && { sets }),
})

test.each([
  [['CN'], red],
  [['CN', 'TW'], red],
  [['CN', 'SE'], tokens.color.accent],
  [['world'], tokens.color.accent],
])('a set for markets holds for a family of these alone: %j', (markets, accent) => {
  const here = brandFor(house(inChina, dark), markets)
  expect([(here.tokens['color'] as typeof tokens.color).accent, here.within]).toEqual([accent, accent === red ? ['China'] : undefined])
  expect(here.sets).toEqual([dark])
  expect(here.tokens['size']).toEqual(tokens.size)
})

test('a brand without sets is as it was', () => {
  const plain = house()
  expect(brandFor(plain, ['SE'])).toBe(plain)
  expect(darkTokens(plain)).toBeUndefined()
})

test('the dark is laid over what holds in the market', () => {
  const inMarket: TokenSet = { ...dark, name: 'Dark in China', markets: ['CN'], tokens: { color: { accent: white } } }
  const color = darkTokens(brandFor(house(inChina, dark, inMarket), ['CN']))?.['color']
  expect(color).toEqual({ ink: white, ground: black, accent: white })
})

test.each<[string, TokenSet[], string, string]>([
  ['adds a token', [{ ...inChina, tokens: { color: { gold: red } } }], 'sets.0.tokens.color.gold', 'no token of the brand'],
  ['changes a type', [{ ...inChina, tokens: { size: { gap: red } } }], 'sets.0.tokens.size.gap', 'it is a dimension, not a color'],
  [
    'leads nowhere',
    [{ ...inChina, tokens: { color: { accent: { $value: '{color.gone}', $type: 'color' } } } }],
    'sets.0.tokens.color.accent',
    'there is no token color.gone',
  ],
  ['holds nowhere', [{ name: 'Lost', tokens: {} }], 'sets.0', 'it says neither in which markets nor in which theme it holds'],
  ['has the name of another', [dark, { ...dark }], 'sets.1.name', 'a second set Dark'],
  [
    'changes a size in the dark',
    [{ ...dark, tokens: { size: { gap: { $type: 'dimension', $value: { value: 9, unit: 'px' } } } } }],
    'sets.0.tokens.size.gap',
    'only colours are otherwise in a theme',
  ],
])('a set that %s is refused', (_, sets, path, problem) =>
  expect(setProblems({ tokens, sets })).toEqual([expect.objectContaining({ path, problem })]),
)

test('sets that hold together have no problem', () => expect(setProblems({ tokens, sets: [inChina, dark] })).toEqual([]))
