import { expect, test } from 'vitest'
import { choose, everything } from '../../engine/decide/choose.ts'
import { combine } from '../../engine/decide/combination.ts'
import { drawAt, seedOf } from '../../engine/decide/draw.ts'
import { combinationAt } from '../../engine/decide/snapshot.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { Belief as Believed } from '../../engine/learn/belief.ts'
import { addTallies, cellKey, exposureBucketOf, type LearningCell } from '../../engine/learn/cell.ts'
import { type LessonAnswer, teach } from '../../engine/learn/lesson.ts'
import { playing, reveal } from './reveal.ts'
import { visitsOf, type World, worldOf } from './world.ts'

const named = (slot: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${slot}-${index}`)
const slots = { headline: named('headline', 5), image: named('image', 4), call: named('call', 3) }
/** Some are alike in what they are about, as they are in a library. */
const tags = Object.fromEntries(
  Object.values(slots)
    .flat()
    .map((component, at) => [component, [`about:${at % 4}`]]),
)
const combined = combine(Object.entries(slots).map(([slot, components]) => ({ slot, components })))
if (isRefusal(combined) || !('whole' in combined)) throw new Error('sixty combinations are listed')
const space = combined.whole
const day = '2026-03-01'

/** A world as `visit` plays it, learned as a placement is: at the end each hidden effect beside what is told of it. */
const played = (name: string, visitors: number) => {
  const titles = new Map(Object.values(slots).flatMap((components) => components.map((component) => [component, component] as const)))
  const plain = worldOf(name, titles, undefined)
  const tired = slots.headline.toSorted((a, b) => plain.effectOf(b) - plain.effectOf(a))[0]
  const world = worldOf(name, titles, tired)
  const ledger = playing()
  const { effects = [] } = learned(world, name, visitors, ledger.saw).reading ?? {}
  const told = effects.flatMap(({ slot = '', component = '', effect, interval, exposures }) =>
    effect === undefined || !interval
      ? []
      : [
          {
            about: 'component',
            id: component,
            slot,
            campaign: 'autumn',
            title: component,
            effect,
            interval: interval as [number, number],
            exposures,
          },
        ],
  )
  return reveal(world, told, slots, ledger.all())
}

const everyDecisions = 2_000

const learned = (
  world: World,
  name: string,
  visitors: number,
  saw: (components: Record<string, string>, seenTired: number) => void,
): LessonAnswer => {
  const cells = new Map<string, LearningCell>()
  let last: Believed | undefined
  const lesson = (): LessonAnswer => {
    const sheet = { placement: 'hero', campaign: 'autumn', ruleset: 'r', space, policy: 'thompson-components', settings: {}, tags, today: day }
    const taught = teach(
      { ...sheet, cells: [...cells.values()], goal: 'rate', seed: seedOf('lesson', name), audiences: [], valued: false, told: true },
      last,
    )!
    last = taught.belief
    return taught.answer
  }
  const chance = seedOf('crowd', name)
  const visits = Array.from({ length: visitors }, (_, visitor) => visitsOf(chance, visitor, 0.7))
  const seen = visits.map(() => ({ before: 0, tired: 0 }))
  let { snapshot } = lesson()
  let eligible = everything(snapshot)
  let decisions = 0
  for (let round = 0; round < Math.max(...visits); round++) {
    for (let visitor = 0; visitor < visitors; visitor++) {
      if (visits[visitor]! <= round) continue
      const { index } = choose(eligible, { high: chance.high, low: decisions })!
      const shown = combinationAt(snapshot, index)
      const components = Object.fromEntries(space.slots.map(({ slot }, at) => [slot, shown[at]!]))
      const known = seen[visitor]!
      saw(components, known.tired)
      const clicked = drawAt(seedOf(`${visitor} ${round}`, name), 1) < world.clickRate(components, known.tired)
      const features = { components, exposure: exposureBucketOf(known.before), position: 0 }
      const cell = { placement: 'hero', day, features, trials: 1, successes: clicked ? 1 : 0, value: 0, valueSquares: 0 }
      const key = cellKey(cell)
      const counted = cells.get(key)
      cells.set(key, counted ? { ...counted, ...addTallies(counted, cell) } : cell)
      known.before++
      if (shown.some((component) => world.tires(component))) known.tired++
      if (++decisions % everyDecisions === 0) ({ snapshot } = lesson())
      if (decisions % everyDecisions === 0) eligible = everything(snapshot)
    }
  }
  return lesson()
}

test('hidden effects lie within their 95 % intervals about that often, where what does best wears off and is shown most', () => {
  const rows = Array.from({ length: 10 }, (_, world) => played(`world ${world}`, 3_000)).flat()
  const share = (of: typeof rows): number => of.filter(({ inside }) => inside).length / of.length
  expect(rows.length).toBeGreaterThan(100)
  expect(share(rows)).toBeGreaterThan(0.9)
}, 60_000)
