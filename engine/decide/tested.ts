import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Reader } from '../kernel/reader.ts'
import type { Campaign } from './campaign.ts'
import { experiment, type Experiment } from './experiment.ts'

/** The experiments that run where a campaign is shown. */
export const runningWith = async (read: Reader, { placements }: Pick<Campaign, 'placements'>): Promise<Experiment[]> =>
  read.all(experiment, { placement: placements, state: 'running' })

/** While an experiment compares what a campaign shows, nobody changes what is shown, to whom, or for how long: that would be another question. */
export const testedRefusal = (running: readonly Experiment[], { id, name }: Pick<Campaign, 'id' | 'name'>): Refusal | undefined => {
  const test = running.find(({ plan }) => plan.campaign === id || plan.arms.some(({ shows }) => shows === id))
  return (
    test &&
    refuse('inUse', `“${test.name}” tests what “${name}” shows; a change would make it another question.`, {
      remedy: 'End the experiment first. To take the content off the air, pause the campaign.',
      facts: { experiment: test.id },
    })
  )
}
