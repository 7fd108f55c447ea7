import { expect, it } from 'vitest'
import { passagesIn } from './between.ts'
import { itemsFold } from './items.ts'
import { stateOf } from './fold.ts'
import { at, foldAll, type Line, tell } from './story.fixture.ts'

const passage = (...lines: Line[]) =>
  passagesIn(Object.values(stateOf(foldAll(tell(lines)), itemsFold).items), { from: at(0), to: at(30) }, (from, to) => to - from).learn

it('a signal arrives where it is answered, not where it lapses or is withdrawn', () => {
  const raised: Line = [1, 'signal.raised', 'signal:s1']
  expect(passage(raised, [3, 'signal.answered', 'signal:s1'])).toEqual({ median: 2 * 3_600_000, n: 1 })
  expect(passage(raised, [3, 'signal.lapsed', 'signal:s1'])).toBeUndefined()
  expect(passage(raised, [3, 'signal.withdrawn', 'signal:s1'])).toBeUndefined()
})
