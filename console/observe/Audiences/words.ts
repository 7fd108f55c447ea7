import { counted } from '../../counted.ts'
import { strings } from '../../strings.ts'

/** The words of audiences. Figures arrive formatted. */
export const words = {
  stage: strings.stages.observe,
  audiences: strings.screens.audiences,
  none: 'No audience is saved yet.',
  noneMeaning: 'An audience is everybody whom a rule fits, now: rules, mailings and briefs use it by name.',
  title: (live: string, retired: string | undefined) => `${live} in use${retired === undefined ? '' : `, ${retired} retired`}.`,
  add: 'New audience',
  newTitle: 'Who is in? Say it clause by clause.',
  name: 'Name',
  key: 'Key',
  keyHint: 'As rules name it: audience.rainCommuters',
  rule: 'Rule',
  as: 'As rules name it',
  state: 'State',
  states: { live: 'in use', retired: 'retired' },
  everyone: 'everyone',
  unknown: 'No audience has this key.',
  keeps: (name: string, share: string, all: string) => `“${name}” keeps ${share} of ${counted(all, 'profile')}.`,
  keepsNobodyYet: (name: string) => `“${name}”: there is no profile to count on yet.`,
  save: 'Save the audience',
  saving: 'Saving',
  retire: 'Retire',
  use: 'Use again',
  retireTitle: (name: string) => `Retire “${name}”?`,
  changeTitle: (name: string) => `Change who “${name}” holds?`,
  changeAll: 'Change it everywhere',
  decidesNow: 'Rules that decide now name it, and decide otherwise from the next decision on:',
  usedAs: (kind: string, places: string) => `${kind}, ${places}`,
  places: { eligibility: 'eligibility', table: 'decision table', apart: 'learned apart', rule: 'rule' },
} as const
