import { describe, expect, it } from 'vitest'
import { onceCurrent } from './once-current.ts'

const asking = (...answers: string[]) => {
  let asked = 0
  return { ask: async () => answers[Math.min(asked++, answers.length - 1)] ?? '', times: () => asked }
}
const isNothing = (answer: string): boolean => answer === ''

describe('an answer about what was released a moment ago', () => {
  it('is asked for again while it is nothing, until the rules have followed', async () => {
    const { ask, times } = asking('', '', 'content')
    expect(await onceCurrent(ask, isNothing, async () => true)).toBe('content')
    expect(times()).toBe(3)
  })

  it('is taken at once where it is something, or where nothing is new', async () => {
    for (const [answer, isNew] of [
      ['content', true],
      ['', false],
    ] as const) {
      const { ask, times } = asking(answer)
      expect(await onceCurrent(ask, isNothing, async () => isNew)).toBe(answer)
      expect(times()).toBe(1)
    }
  })

  it('is nothing after all where it stays so', async () => {
    const { ask, times } = asking('')
    expect(await onceCurrent(ask, isNothing, async () => true)).toBe('')
    expect(times()).toBeGreaterThan(5)
  })
})
