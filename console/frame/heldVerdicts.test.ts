import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type GivenVerdict, holdVerdicts, patience } from './heldVerdicts.ts'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

const given = (id: string): GivenVerdict => ({ title: `Thing ${id}`, input: { id, hash: '12345678', verdict: 'approve' } })

const setUp = (problem?: Error) => {
  const sent: string[] = []
  const answers: (() => void)[] = []
  const verdicts = holdVerdicts(async ({ input }) => {
    sent.push(input.id)
    await new Promise<void>((done) => answers.push(done))
    return problem
  })
  const held = () => verdicts.state().held.map(({ input }) => input.id)
  return { verdicts, sent, held, answer: () => answers.splice(0).forEach((done) => done()) }
}

test('a verdict is sent when its ten seconds are over, and waits for nobody before it has its answer', async () => {
  const { verdicts, sent, held, answer } = setUp()
  verdicts.give(given('a'))
  vi.advanceTimersByTime(patience - 1)
  expect([sent, held()]).toEqual([[], ['a']])
  vi.advanceTimersByTime(1)
  expect([sent, held(), [...verdicts.state().judged]]).toEqual([['a'], [], ['a']])
  answer()
  await vi.waitFor(() => expect([...verdicts.state().judged]).toEqual([]))
})

test('each has its own ten seconds: a second verdict sends the first no sooner, and both can be taken back, the latest first', () => {
  const { verdicts, sent, held } = setUp()
  verdicts.give(given('a'))
  vi.advanceTimersByTime(4_000)
  verdicts.give(given('b'))
  expect([sent, held()]).toEqual([[], ['a', 'b']])
  expect(verdicts.undo()?.title).toBe('Thing b')
  expect([held(), [...verdicts.state().judged]]).toEqual([['a'], ['a']])
  vi.advanceTimersByTime(patience - 4_000)
  expect(verdicts.undo()).toBeUndefined()
  vi.advanceTimersByTime(patience)
  expect(sent).toEqual(['a'])
})

test('all that are held are sent when somebody leaves, once', async () => {
  const { verdicts, sent, answer } = setUp()
  verdicts.give(given('a'))
  verdicts.give(given('b'))
  const settled = verdicts.settle()
  answer()
  await settled
  vi.advanceTimersByTime(patience)
  expect(sent).toEqual(['a', 'b'])
})

test('what was not taken is told until somebody has read it', async () => {
  const { verdicts, answer } = setUp(new Error('gone'))
  verdicts.give(given('a'))
  vi.advanceTimersByTime(patience)
  answer()
  await vi.waitFor(() => expect(verdicts.state().failed).toMatchObject({ title: 'Thing a', problem: { message: 'gone' } }))
  verdicts.dismiss()
  expect(verdicts.state().failed).toBeNull()
})
