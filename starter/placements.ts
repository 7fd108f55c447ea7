import { step, type Step } from './story.ts'

/** The spots where Lindmoor Trail lets the engine decide. */
export const placements: readonly Step[] = [
  step('aiko', 'placement.save', {
    key: 'home-hero',
    name: 'Home hero',
    channel: 'web',
    format: 'hero',
    holdout: { share: 0.05 },
    goal: { metric: 'clickRate', target: 0.034, counterMetric: 'returnRate' },
  }),
  step('aiko', 'placement.save', {
    key: 'mobile-hero',
    name: 'Mobile hero',
    channel: 'web',
    format: 'mobile',
    holdout: { share: 0.05 },
    goal: { metric: 'clickRate', counterMetric: 'bounceRate' },
    audiences: ['customers', 'homeMarkets'],
  }),
  step('aiko', 'placement.save', {
    key: 'newsletter-hero',
    name: 'Newsletter hero',
    channel: 'email',
    format: 'newsletter',
    holdout: { share: 0.05 },
    goal: { metric: 'clickRate', counterMetric: 'unsubscribeRate' },
  }),
]
