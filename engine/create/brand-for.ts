import { canonical } from '../kernel/canonical.ts'
import type { RefusalPlace } from '../kernel/refusal.ts'
import type { Brand } from './brand.ts'
import { type DesignTokens, readTokens } from './design-token.ts'
import type { TokenSet } from './token-set.ts'

type Tokens = Readonly<Record<string, unknown>>
type Tokened = Pick<Brand, 'tokens' | 'sets'>

/** The brand as it is for these markets: what holds there is laid over its tokens; what is left of its sets is for themes. */
export const brandFor = (house: Brand, markets: readonly string[]): Brand => {
  const { sets: all, ...rest } = house
  if (!all) return house
  const here = all.filter((set) => set.markets === undefined || markets.every((market) => set.markets?.includes(market)))
  const within = here.filter(({ theme }) => theme === undefined)
  const sets = here.filter(({ theme }) => theme !== undefined)
  return {
    ...rest,
    tokens: laidOver(house.tokens, within),
    ...(within.length > 0 && { within: within.map(({ name }) => name) }),
    ...(sets.length > 0 && { sets }),
  }
}

/** Its tokens in the dark; undefined where the brand has no such set. */
export const darkTokens = ({ tokens, sets = [] }: Tokened): DesignTokens | undefined => {
  const dark = sets.filter(({ theme }) => theme === 'dark')
  return dark.length === 0 ? undefined : laidOver(tokens, dark)
}

const laidOver = (tokens: Tokens, sets: readonly Pick<TokenSet, 'tokens'>[]): DesignTokens =>
  sets.reduce<DesignTokens>((under, over) => merged(under, over.tokens), { ...tokens })

/** A token is taken whole; a group is walked into, and keeps the type that it gives to what stands in it. */
const merged = (under: Tokens, over: Tokens): DesignTokens =>
  Object.fromEntries(
    [...new Set([...Object.keys(under), ...Object.keys(over)])].map((name) => {
      const [below, above] = [under[name], over[name]]
      return [name, isGroup(below) && isGroup(above) ? merged(below, above) : (above ?? below)]
    }),
  )

const isGroup = (member: unknown): member is Tokens =>
  typeof member === 'object' && member !== null && !Array.isArray(member) && !('$value' in member)

const sameValue = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

/** What is wrong with the sets of a brand: tokens that it does not have or that become something else, and aliases that lead nowhere when a set holds. */
export const setProblems = ({ tokens, sets = [] }: Tokened): RefusalPlace[] => {
  const base = readTokens(tokens).tokens
  const names = sets.map(({ name }) => name)
  return sets.flatMap((set, n) => {
    const over = readTokens(merged(tokens, set.tokens))
    const added = [...over.tokens.values()].flatMap(({ path, type }) => {
      const known = base.get(path)
      if (!known) return [{ path: `sets.${n}.tokens.${path}`, problem: 'no token of the brand', hint: 'add it to its tokens first' }]
      if (set.theme !== undefined && type !== 'color' && !sameValue(known, over.tokens.get(path)))
        return [{ path: `sets.${n}.tokens.${path}`, problem: 'only colours are otherwise in a theme' }]
      return known.type === type ? [] : [{ path: `sets.${n}.tokens.${path}`, problem: `it is a ${known.type}, not a ${type}` }]
    })
    return [
      ...(names.indexOf(set.name) === n ? [] : [{ path: `sets.${n}.name`, problem: `a second set ${set.name}` }]),
      ...(set.markets || set.theme ? [] : [{ path: `sets.${n}`, problem: 'it says neither in which markets nor in which theme it holds' }]),
      ...over.problems.map(({ path, problem }) => ({ path: `sets.${n}.tokens.${path}`, problem })),
      ...added,
    ]
  })
}
