import { idOf, inDays, personOf, type Step, step } from './story.ts'

/** What Lindmoor Trail asks for in its first week: some taken on, some not yet. */
export const briefs: readonly Step[] = [
  step(
    'jonna',
    'brief.open',
    (told) => ({
      title: 'Fresh hero line for the home page',
      message: 'The autumn line wears out. Say what the shells are for, in one line: rain, the way home, nothing grand.',
      goal: { metric: 'clickRate', target: 0.034, counterMetric: 'returnRate' },
      placements: ['home-hero'],
      due: inDays(told, 9),
      owner: personOf(told, 'jonna'),
      hours: 6,
    }),
    'brief-hero',
  ),
  step('jonna', 'brief.assign', (told) => ({ id: idOf(told, 'brief-hero'), assignee: personOf(told, 'tomas') })),
  step(
    'maren',
    'brief.open',
    (told) => ({
      title: 'Members’ week by e-mail',
      message: 'Members get a first look at the winter shells for one week. No price, no discount.',
      goal: { metric: 'conversionRate', target: 0.021, counterMetric: 'unsubscribeRate' },
      placements: ['newsletter-hero'],
      due: inDays(told, 5),
      owner: personOf(told, 'jonna'),
      hours: 12,
    }),
    'brief-members',
  ),
  step('jonna', 'brief.assign', (told) => ({ id: idOf(told, 'brief-members'), assignee: personOf(told, 'tomas') })),
  step(
    'aiko',
    'brief.open',
    (told) => ({
      title: 'Repair service on mobile',
      message: 'Few know that we mend what we sell. One plain sentence and where to send it.',
      goal: { metric: 'clickRate', counterMetric: 'bounceRate' },
      placements: ['mobile-hero'],
      due: inDays(told, 16),
      owner: personOf(told, 'maren'),
      hours: 8,
    }),
    'brief-repair',
  ),
]
