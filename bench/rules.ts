import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { evalCondition, type ConditionInterface } from '@growthbook/growthbook'
import { Environment } from '@marcbachmann/cel-js'
import type { Attributes } from '../engine/kernel/expression/attribute.ts'
import type { Figure } from './figure.ts'
import { compileExpression } from '../engine/kernel/expression/expression.ts'

interface Context {
  profile: { country: string; consent: string[]; orders: number; tier: string; employee: boolean }
  context: { rain: number; channel: string }
}

/** The same six clauses in each language; only what all three can say. */
const rule =
  'profile.country in ["NO", "SE", "DK", "FI"] && "email" in profile.consent && profile.orders >= 2 && ' +
  '(context.rain > 0.5 || context.channel == "web") && profile.tier != "none" && !profile.employee'

const condition: ConditionInterface = {
  'profile.country': { $in: ['NO', 'SE', 'DK', 'FI'] },
  'profile.consent': { $elemMatch: { $eq: 'email' } },
  'profile.orders': { $gte: 2 },
  $or: [{ 'context.rain': { $gt: 0.5 } }, { 'context.channel': 'web' }],
  'profile.tier': { $ne: 'none' },
  'profile.employee': false,
}

const attributes: Attributes = {
  'profile.country': { type: 'string' },
  'profile.consent': { type: 'list', of: 'string' },
  'profile.orders': { type: 'int' },
  'profile.tier': { type: 'string' },
  'profile.employee': { type: 'bool' },
  'context.rain': { type: 'double' },
  'context.channel': { type: 'string' },
}

/** Numerical Recipes' generator: the same contexts in every run. */
const contextsFrom = (seed: number, count: number): Context[] => {
  let state = seed
  const draw = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)]!
  return Array.from({ length: count }, () => ({
    profile: {
      country: pick(['NO', 'SE', 'DK', 'FI', 'DE', 'FR']),
      consent: pick([['email'], ['email', 'tracking'], ['sms'], ['sms', 'email', 'tracking']]),
      orders: Math.floor(draw() * 12),
      tier: pick(['gold', 'silver', 'bronze', 'none']),
      employee: draw() < 0.1,
    },
    context: { rain: draw(), channel: pick(['web', 'email', 'app']) },
  }))
}

type Evaluate = (context: Context) => boolean

const ours = (): Evaluate => {
  const compiled = compileExpression(rule, attributes)
  if (!compiled.ok) throw new Error(compiled.problems[0]!.message)
  const { expression } = compiled
  return (context) => expression.test(context as never)
}

/** Evaluations a second over about a twentieth of one. */
const rate = (evaluate: Evaluate, contexts: readonly Context[]): number => {
  const start = performance.now()
  let evaluations = 0
  let held = 0
  while (performance.now() - start < 50) {
    for (const context of contexts) if (evaluate(context)) held++
    evaluations += contexts.length
  }
  if (held === 0 || held === evaluations) throw new Error('The rule does not tell the contexts apart.')
  return (evaluations / (performance.now() - start)) * 1000
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/**
 * Both take turns, and the ratio is the median of each turn's own, since a shared machine speeds up and slows down. The first turns
 * warm up and are not counted.
 */
const compare = (name: string, peer: string, theirs: Evaluate): Figure => {
  const contexts = contextsFrom(20_261, 4_096)
  const mine = ours()
  if (!contexts.every((context) => mine(context) === theirs(context))) throw new Error(`${peer} and ours disagree.`)
  const turns = Array.from({ length: 21 }, () => [rate(mine, contexts), rate(theirs, contexts)] as const).slice(2)
  const ratio = median(turns.map(([a, b]) => a / b))
  return {
    name,
    value: Math.round(median(turns.map(([a]) => a))),
    unit: 'evaluations/s',
    against: `${peer} ${versionOf(peer)}`,
    ratio: Number(ratio.toFixed(2)),
  }
}

const versionOf = (peer: string): string => {
  const entrance = createRequire(import.meta.url).resolve(peer)
  const root = entrance.slice(0, entrance.lastIndexOf(`node_modules/${peer}/`) + `node_modules/${peer}/`.length)
  return (JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string }).version
}

/** Declared as maps, which is the fastest way that the peer offers for plain objects (declared field by field it takes longer). */
export const rulesAgainstCelJs = (): Figure => {
  const evaluate = new Environment().registerVariable('profile', 'map').registerVariable('context', 'map').parse(rule)
  return compare('rules.cel-js', '@marcbachmann/cel-js', (context) => evaluate(context as never) === true)
}

export const rulesAgainstGrowthbook = (): Figure =>
  compare('rules.growthbook', '@growthbook/growthbook', (context) => evalCondition(context, condition))
