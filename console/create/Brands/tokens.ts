import type { Operations } from '../../api/operations.ts'
import { tokensIn, valueOf, type BrandToken } from '../tokensIn.ts'

export type Brand = Operations['brand.list']['output']['items'][number]
export type TokenSet = NonNullable<Brand['sets']>[number]

/** What a token comes to, and as it is written where that is another's name. */
export interface Value {
  is: string
  /** color.night */
  alias: string | undefined
}

/** One token, as it is everywhere and as sets make it. */
export interface TokenRow extends Value {
  path: string
  type: string
  /** Set → what it is there. */
  otherwise: Readonly<Record<string, Value>>
}

const valueIn = (tokens: readonly BrandToken[], one: BrandToken): Value => ({
  is: valueOf(tokens, one),
  alias: /^\{(.+)\}$/.exec(one.value)?.[1],
})

/** What each set changes, in the places of the brand’s own tokens; a set is read as it lies over them. */
export const rowsOf = ({ tokens, sets = [] }: Pick<Brand, 'tokens' | 'sets'>): TokenRow[] => {
  const base = tokensIn(tokens)
  const over = sets.map(({ name, tokens: own }) => {
    const changed = new Map(tokensIn(own).map((one) => [one.path, one]))
    const whole = base.map((one) => changed.get(one.path) ?? one)
    return { name, whole }
  })
  return base.map((one, n) => {
    const here = valueIn(base, one)
    const otherwise = over.flatMap(({ name, whole }) => {
      const there = valueIn(whole, whole[n] ?? one)
      return there.is === here.is && there.alias === here.alias ? [] : [[name, there] as const]
    })
    return { path: one.path, type: one.type, ...here, otherwise: Object.fromEntries(otherwise) }
  })
}

/** Where in a JSON text, written over several lines, the member of a path stands; from 1. The nearest that is there, where it goes deeper than the text. */
export const lineOf = (text: string, path: readonly string[]): number => {
  let [at, from] = [0, 0]
  for (const name of path) {
    const found = /^\d+$/.test(name) ? itemAt(text, from, Number(name)) : text.indexOf(`${JSON.stringify(name)}:`, from)
    if (found < 0) break
    ;[at, from] = [found, found + 1]
  }
  return text.slice(0, at).split('\n').length
}

/** Where the n-th object of the list that begins here does, in a text that JSON.stringify indented. */
const itemAt = (text: string, from: number, n: number): number => {
  const items = [...text.slice(from).matchAll(/\n( *)\{/g)]
  const depth = items[0]?.[1]?.length
  const found = items.filter(({ 1: space }) => space?.length === depth)[n]
  return found ? from + found.index + 1 : -1
}
