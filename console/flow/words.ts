import { counted } from '../counted.ts'
import { strings } from '../strings.ts'

/** The words of Flow. Figures arrive formatted. */
export const words = {
  stage: strings.stages.flow,
  flows: 'Flows',
  title: (stand: string, done: string, refused: string) =>
    `${counted(stand, 'flow stands; it', 'flows stand; they')} ${done}, and ${refused} refused.`,
  idle: (stand: string) => `${counted(stand, 'flow stands', 'flows stand')} ready. Nothing has woken one yet: open a brief, or send traffic.`,
  answered: (entries: string, steps: string) => `answered ${counted(entries, 'entry', 'entries')} in ${counted(steps, 'step')}`,
  wasRefused: (count: string) => counted(count, 'was', 'were'),
  oneRefused: 'one was',
  noneRefused: 'none was',
  off: (count: string) => `${count} switched off`,
  isOff: 'switched off',
  switchOff: 'Switch off',
  switchOn: 'Switch on',
  refused: (count: string) => `refused ${count}`,
  last: (moment: string) => `last ${moment}`,
  never: 'has not run yet',
  wakes: 'wakes for',
} as const
