import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLive, type Line } from './live.ts'
import { isStaleBy } from './stale.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-12T14:09:41Z') }))
afterEach(() => void vi.useRealTimers())

const setUp = () => {
  const lines: (EventTarget & Line)[] = []
  const news: string[][] = []
  const live = openLive({
    connect: () => {
      const line = Object.assign(new EventTarget(), { close: () => {} }) as EventTarget & Line
      lines.push(line)
      return line
    },
    onNews: (nouns) => news.push([...nouns]),
  })
  const send = (message: object, age = 400) =>
    lines.at(-1)?.dispatchEvent(new MessageEvent('message', { data: JSON.stringify({ at: new Date(Date.now() - age).toISOString(), ...message }) }))
  return { live, stop: live.subscribe(() => {}), lines, news, send }
}

test('news name nouns once, and a beat names none', () => {
  const { live, stop, news, send } = setUp()
  expect(live.state()).toEqual({ kind: 'connecting' })
  send({})
  send({ verbs: ['brief.opened', 'brief.assigned'], objects: ['brief', 'person'] })
  expect(news).toEqual([['brief', 'person']])
  expect(live.state()).toEqual({ kind: 'live', behind: 400 })
  stop()
})

test('a line that goes silent is cut since its last truth, tried again ever more slowly, and then everything is asked again', () => {
  const { live, stop, lines, news, send } = setUp()
  send({})
  const lastTruth = Date.now()
  vi.advanceTimersByTime(16_000)
  expect(live.state()).toEqual({ kind: 'cut', since: lastTruth, nextTry: Date.now() + 1000 })
  vi.advanceTimersByTime(1000)
  expect(lines).toHaveLength(2)
  lines.at(-1)?.dispatchEvent(new Event('error'))
  expect(live.state()).toMatchObject({ kind: 'cut', since: lastTruth, nextTry: Date.now() + 2000 })
  vi.advanceTimersByTime(2000)
  send({})
  expect(live.state().kind).toBe('live')
  expect(news).toEqual([['*']])
  stop()
})

test.each([
  ['brief.list', [], ['brief'], true],
  ['brief.list', [], ['approval'], false],
  ['loop.show', ['*'], ['approval'], true],
  ['placement.show', ['snapshot', 'decision'], ['decision'], true],
  ['brief.list', [], ['*'], true],
])('%s following %j is made old by %j: %s', (operation, follows, nouns, expected) =>
  expect(isStaleBy([operation, {}], follows, new Set(nouns))).toBe(expected),
)
