import type { Expression } from '../kernel/expression/expression.ts'
import { type Needed, neededTexts } from '../kernel/expression/needed.ts'
import type { Facts, Value } from '../kernel/expression/value.ts'

/** Fewer rules than these are asked one by one as fast. */
const fewest = 8

/** For each of some rules, 1 where it may be true and must be asked, 0 where it surely is not. */
export type Shortlist = (facts: Facts) => Uint8Array

/**
 * Most offers ask for one of a few countries, languages or tiers: those of the attribute that most rules need are looked up by its value, so that rules which cannot be true are
 * not asked. Undefined where that would spare nothing.
 */
export const shortlistOf = (rules: readonly Expression[]): Shortlist | undefined => {
  if (rules.length < fewest) return undefined
  const needs = rules.map(({ meaning }) => neededTexts(meaning))
  const attribute = mostNeeded(needs)
  if (!attribute) return undefined
  const wanted = needs.map((needed) => needed.find((one) => one.attribute.path === attribute.path)?.values)
  const maskOf = (holds: (values: readonly string[]) => boolean): Uint8Array =>
    Uint8Array.from(wanted, (values) => (values === undefined || holds(values) ? 1 : 0))
  const byValue = new Map([...new Set(wanted.flatMap((values) => values ?? []))].map((value) => [value, maskOf((values) => values.includes(value))]))
  const others = maskOf(() => false)
  return (facts) => {
    let at: unknown = facts
    for (const step of attribute.steps) at = isThing(at) ? at[step] : undefined
    return (typeof at === 'string' && byValue.get(at)) || others
  }
}

const mostNeeded = (needs: readonly (readonly Needed[])[]): Needed['attribute'] | undefined => {
  const counted = new Map<string, { attribute: Needed['attribute']; rules: number }>()
  for (const needed of needs) {
    for (const path of new Set(needed.map((one) => one.attribute.path))) {
      const known = counted.get(path) ?? { attribute: needed.find((one) => one.attribute.path === path)!.attribute, rules: 0 }
      counted.set(path, { ...known, rules: known.rules + 1 })
    }
  }
  const most = [...counted.values()].toSorted((a, b) => b.rules - a.rules)[0]
  return most && most.rules >= fewest ? most.attribute : undefined
}

const isThing = (value: unknown): value is Record<string, Value> => typeof value === 'object' && value !== null
