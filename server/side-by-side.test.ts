import { expect, it } from 'vitest'
import { sideBySide } from './side-by-side.ts'

const breath = () => new Promise((resume) => setTimeout(resume, 1))

it('does each once, never more of them at a time than there are lanes', async () => {
  const done: number[] = []
  let [atOnce, most] = [0, 0]
  await sideBySide(
    Array.from({ length: 20 }, (_, n) => n),
    3,
    async (n) => {
      most = Math.max(most, ++atOnce)
      await breath()
      atOnce--
      done.push(n)
    },
  )
  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n))
  expect(most).toBe(3)
})

it('throws what failed only when nothing is under way any more', async () => {
  let underWay = 0
  const work = async (n: number): Promise<void> => {
    underWay++
    await breath()
    underWay--
    if (n === 1) throw new Error('the first')
    if (n === 2) throw new Error('the second')
  }
  await expect(sideBySide([1, 2, 3, 4, 5], 3, work)).rejects.toThrow('the first')
  expect(underWay).toBe(0)
})
