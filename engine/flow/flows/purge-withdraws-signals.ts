import { hasLostGround, standsOnGround } from '../../learn/ground.ts'
import { signal } from '../../learn/signal.ts'
import { flow } from '../flow.ts'

export const purgeWithdrawsSignals = flow({
  name: 'purge-withdraws-signals',
  why: 'A signal whose counts are gone claims what nobody can look up any more; what it says of the loop would be as made up as they were.',
  sentence: 'When made-up traffic has been taken away, alone or with the sample, the signals that rested on it for the most part are withdrawn.',
  when: ['purge.done', 'engine.cleared'],
  load: (read) => read.all(signal, { state: standsOnGround }),
  answer: (signals) => {
    const lost = signals.filter(hasLostGround)
    if (lost.length === 0) return { rest: 'every signal stands on traffic that is still there' }
    return { each: lost.map(({ id }) => ({ of: id, operation: 'signal.withdraw', input: { id } })) }
  },
})
