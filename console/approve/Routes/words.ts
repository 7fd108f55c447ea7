import { counted } from '../../counted.ts'

/** The words of the approval routes. Figures arrive formatted. */
export const words = {
  none: 'No route is set: the creative steward looks at everything.',
  meaning: 'A route says whose yes is needed for what: the first one whose condition holds decides.',
  title: (count: string, passing: string) =>
    `${counted(count, 'route decides', 'routes decide')} whose yes is needed. ${counted(passing, 'passes', 'pass')} by rule.`,
  onePasses: (count: string) => `${counted(count, 'route decides', 'routes decide')} whose yes is needed. One passes by rule.`,
  facts: 'asked in this order; the first that holds decides',
  when: 'When',
  passes: 'passes by rule, without a person',
  within: (hours: string) => `within ${hours} working h`,
  underMinute: 'under a minute',
  median: (duration: string, n: string) => `median wait ${duration}, of ${n}`,
  noMedian: 'nobody has judged here yet',
  waits: (count: string) => `${counted(count, 'waits', 'wait')} here`,
  add: 'Add a route',
  edit: 'Change',
  save: 'Set it',
  saving: 'Setting',
  cancel: 'Leave it',
  retire: 'Retire',
  retireTitle: (name: string) => `Retire “${name}”?`,
  retireSentence: 'From then on it decides nothing; what it decided before stays decided.',
  fields: { key: 'Key', name: 'Name', order: 'Place', when: 'Condition', because: 'Why', steps: 'Steps', passes: 'Passes by rule, without a person' },
  hints: {
    order: 'The lowest is asked first.',
    when: 'CEL over the facts of a request, as in newClaims > 0',
  },
  step: (place: string) => `Step ${place}`,
  stepUp: (place: string) => `Move step ${place} up`,
  removeStep: (place: string) => `Remove step ${place}`,
  addStep: 'Add a step',
  stepRole: 'Who may say yes',
  stepLabel: 'What it looks at',
  stepHours: 'Working hours',
  stepShape: 'Each step says what it looks at, and within how many working hours; a day has eight.',
} as const
