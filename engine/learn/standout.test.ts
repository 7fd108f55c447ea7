import { expect, test } from 'vitest'
import { standout } from './standout.ts'

const claim = (id: string, effect: number, low: number, high: number) => ({ id, effect, interval: [low, high] as const, sure: low > 0 || high < 0 })
const told = (...claims: ReturnType<typeof claim>[]) => {
  const { surely, seems, less } = standout(claims)
  return { surely: surely?.id, seems: seems?.id, less: less?.id }
}

test.each([
  ['nothing is claimed', [], {}],
  ['nothing is sure', [claim('a', 0.9, -0.1, 2)], {}],
  ['one surely does more', [claim('a', 0.2, 0.1, 0.3), claim('b', 0.1, -0.1, 0.3)], { surely: 'a' }],
  ['another has the larger mean and is not sure', [claim('a', 0.2, 0.1, 0.3), claim('b', 0.3, -0.1, 0.8)], { surely: 'a', seems: 'b' }],
  ['another has the larger mean and is less sure to do much', [claim('b', 0.4, 0.05, 0.8), claim('a', 0.2, 0.1, 0.3)], { surely: 'a', seems: 'b' }],
  ['one surely does less', [claim('a', -0.2, -0.3, -0.1), claim('b', -0.5, -0.9, -0.05), claim('c', 0.3, -0.1, 0.8)], { less: 'a' }],
])('where %s', (_, claims, expected) => expect(told(...claims)).toEqual({ surely: undefined, seems: undefined, less: undefined, ...expected }))
