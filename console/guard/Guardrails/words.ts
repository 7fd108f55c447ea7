import { counted } from '../../counted.ts'

/** The words of the guardrails. Figures arrive formatted. */
export const words = {
  title: (kinds: string, finding: string) =>
    `${counted(kinds, 'kind of guardrail holds', 'kinds of guardrail hold')}. ${counted(finding, 'of them finds', 'of them find')} something now.`,
  quiet: (kinds: string) => `${counted(kinds, 'kind of guardrail holds', 'kinds of guardrail hold')}. None finds anything now.`,
  oneFinds: (kinds: string) => `${counted(kinds, 'kind of guardrail holds', 'kinds of guardrail hold')}. One of them finds something now.`,
  facts: (count: string) => `${counted(count, 'rule')} set by us; the others hold at their defaults`,
  waits: 'the number at Guard counts families that wait for a check, not what is found',
  columns: { demands: 'Demands', why: 'Why', setting: 'Setting', severity: 'Finds', found: 'Found' },
  default: 'nothing to set',
  unset: 'asks for a setting',
  found: (causes: string, families: string) => `${counted(causes, 'cause')} in ${counted(families, 'family', 'families')}`,
  nothingFound: 'nothing now',
  severities: { block: 'blocks', warn: 'warns', note: 'notes' },
  add: 'Add a rule',
  set: 'Set it',
  setting: 'Setting',
  save: 'Save',
  saving: 'Saving',
  name: 'Name',
  severity: 'What it finds',
  noSettings: 'This kind has no settings.',
  retire: 'Retire',
  retireTitle: (name: string) => `Retire “${name}”?`,
  retireSentence: 'From then on it judges nothing; what it kept out may go live at the next preflight. It can be set again.',
  retireReason: 'Retired in the console.',
  chooseKind: 'Kind',
  close: 'Cancel',
} as const
