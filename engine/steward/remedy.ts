import type { Cause } from './item.ts'
import type { Held } from './drag.ts'
import type { Stage } from './stage.ts'
import { counted } from './words.ts'

/** What would help, as a button: its words, and the stage whose queue it opens. */
export interface Remedy {
  sentence: string
  stage: Stage
}

interface Saying {
  title: string
  /** What so many items do there. */
  says: (items: string) => string
  remedy: string
}

const sayings: Partial<Record<`${Stage} ${Cause}`, Saying>> = {
  'learn handOff': { title: 'Signals want an answer', says: (items) => `${items} unanswered`, remedy: 'Answer the oldest' },
  'brief handOff': {
    title: 'Proposals wait to be taken on',
    says: (items) => `${items} proposed and taken on by nobody`,
    remedy: 'Take on or close',
  },
  'brief capacity': { title: 'Nobody has the briefs yet', says: (items) => `${items} open and assigned to nobody`, remedy: 'Assign the oldest' },
  'create handOff': {
    title: 'Assigned work waits to be begun',
    says: (items) => `${items} assigned or returned, and not begun`,
    remedy: 'Open the queue',
  },
  'create missingInput': {
    title: 'Preflight lets nothing through',
    says: (items) => `${items} back with those who made them`,
    remedy: 'Open the findings',
  },
  'guard missingInput': { title: 'Not measured yet', says: (items) => `${items} waiting to be measured`, remedy: 'Open the queue' },
  'guard handOff': {
    title: 'Checked, and sent to nobody',
    says: (items) => `${items} through preflight, with no approval asked for`,
    remedy: 'Send to review',
  },
  'approve approval': { title: 'Approval waits', says: (items) => `${items} waiting for a yes`, remedy: 'Open the queue' },
  'decide handOff': { title: 'Approved, and not live', says: (items) => `${items} with a yes, waiting to be released`, remedy: 'Release the oldest' },
}

/** What holds things up at a place, in words. `readers`: how many people may say yes for the role that it waits for. */
export const sayHeld = (held: Held, readers: (role: string) => number): { title: string; sentence: string; remedy?: Remedy } => {
  const { stage, cause, step, role, now, items, ms } = held
  const saying = sayings[`${stage} ${cause}`]
  const at = step === undefined ? '' : ` at ${step}`
  const doing = saying?.says(counted(now, 'item')) ?? `${counted(now, 'item')} waiting`
  const people = role === undefined ? undefined : readers(role)
  const few = step !== undefined && people !== undefined && people < 2
  return {
    title: few ? `The ${step} step has ${people === 0 ? 'no reader' : 'one reader'}` : `${saying?.title ?? 'It waits'}${at}`,
    // Elapsed time that comes to nothing is no mistake: a working clock stands still at night and on Sundays.
    sentence: now > 0 ? `${doing}${at}${ms === 0 ? ', outside working time so far' : ''}.` : `${counted(items, 'item')} waited here; none does now.`,
    ...(now > 0 && { remedy: { sentence: saying?.remedy ?? 'Open the queue', stage } }),
  }
}
