import { setTimeout as pause } from 'node:timers/promises'

const turns = 15
const turnMs = 200

/**
 * The rules that decide follow a release within moments. Whoever was written to meanwhile would get no letter, for good: so “nothing” is taken for an answer only once nothing
 * that speaks against it is new, or after three seconds.
 */
export const onceCurrent = async <T>(ask: () => Promise<T>, isNothing: (answer: T) => boolean, isNew: () => Promise<boolean>): Promise<T> => {
  for (let turn = 1; ; turn++) {
    const answer = await ask()
    if (!isNothing(answer) || turn === turns || !(await isNew())) return answer
    await pause(turnMs)
  }
}
