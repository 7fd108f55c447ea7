import { expect, it } from 'vitest'
import { every } from './every.ts'
import { underWay } from './under-way.ts'

const pause = (ms: number) => new Promise<void>((resume) => setTimeout(resume, ms))

it('what is done again and again is never done twice at once, and a stop waits for it', async () => {
  let begun = 0
  let atOnce = 0
  let ended = 0
  const failures: unknown[] = []
  const slow = async () => {
    begun++
    expect(++atOnce).toBe(1)
    await pause(50)
    atOnce--
    ended++
    throw new Error('as it may')
  }
  const doing = every(5, slow, (error) => failures.push(error))
  await expect.poll(() => begun).toBe(2)
  await doing.stop()
  expect({ ended, failures: failures.length }).toEqual({ ended: begun, failures: begun })
  await pause(30)
  expect(begun).toBe(ended)
})

it('what nobody waits for is waited for at the end, with what it begins', async () => {
  const works = underWay()
  const done: string[] = []
  const work = async () => {
    await pause(10)
    done.push('first')
    void works.note(pause(10).then(() => done.push('second')))
  }
  void works.note(work())
  works.note(Promise.reject(new Error('as it may'))).catch(() => undefined)
  await works.settled()
  expect(done).toEqual(['first', 'second'])
})
