import { counted } from '../kernel/counted.ts'
import type { Cause } from './item.ts'
import type { Held } from './drag.ts'
import type { Stage } from './stage.ts'

/** What would help, as a button: its words, and the stage whose queue it opens. */
export interface Remedy {
  sentence: string
  stage: Stage
}

interface Saying {
  title: string
  /** The title once nothing waits there any more. */
  was: string
  /** What so many items do there. */
  says: (items: string) => string
  remedy: string
}

const sayings: Partial<Record<`${Stage} ${Cause}`, Saying>> = {
  'learn handOff': {
    title: 'Signals want an answer',
    was: 'Signals waited for an answer',
    says: (items) => `${items} unanswered`,
    remedy: 'Answer the oldest',
  },
  'brief handOff': {
    title: 'Proposals wait to be taken on',
    was: 'Proposals waited to be taken on',
    says: (items) => `${items} proposed and taken on by nobody`,
    remedy: 'Take on or close',
  },
  'brief capacity': {
    title: 'Nobody has the briefs yet',
    was: 'Briefs waited for somebody with the hours',
    says: (items) => `${items} open and assigned to nobody`,
    remedy: 'Assign the oldest',
  },
  'create handOff': {
    title: 'Assigned work waits to be begun',
    was: 'Assigned work waited to be begun',
    says: (items) => `${items} assigned or returned, and not begun`,
    remedy: 'Open the queue',
  },
  'create missingInput': {
    title: 'Preflight lets nothing through',
    was: 'Preflight let nothing through',
    says: (items) => `${items} back with those who made them`,
    remedy: 'Open the findings',
  },
  'guard missingInput': {
    title: 'Not measured yet',
    was: 'Content waited to be measured',
    says: (items) => `${items} waiting to be measured`,
    remedy: 'Open the queue',
  },
  'guard handOff': {
    title: 'Checked, and sent to nobody',
    was: 'Checked content waited to be sent on',
    says: (items) => `${items} through preflight, with no approval asked for`,
    remedy: 'Send to review',
  },
  'approve approval': { title: 'Approval waits', was: 'Approval waited', says: (items) => `${items} waiting for a yes`, remedy: 'Open the queue' },
  'decide handOff': {
    title: 'Approved, and not live',
    was: 'Approved content waited to be live',
    says: (items) => `${items} with a yes, waiting to be released`,
    remedy: 'Release the oldest',
  },
}

/** What holds things up at a place, in words. `readers`: how many people may say yes for the role that it waits for. */
export const sayHeld = (held: Held, readers: (role: string) => number): { title: string; sentence: string; remedy?: Remedy } => {
  const { stage, cause, step, role, now, items, ms } = held
  const saying = sayings[`${stage} ${cause}`]
  const at = step === undefined ? '' : ` at ${step}`
  const doing = saying?.says(counted(now, 'item')) ?? `${counted(now, 'item')} waiting`
  const people = role === undefined ? undefined : readers(role)
  const few = step !== undefined && people !== undefined && people < 2
  const title = now > 0 ? (saying?.title ?? 'It waits') : (saying?.was ?? 'It waited')
  // Elapsed time that comes to nothing is no mistake: a working clock stands still at night and on Sundays.
  const waits = `${doing}${at}${ms === 0 ? ', outside working time so far' : ''}`
  // Those that went on are behind the figure too, and must not read as if they still stood here.
  const gone = items > now ? `; ${counted(items - now, 'other')} waited here and went on` : ''
  return {
    title: few ? `The ${step} step has ${people === 0 ? 'no reader' : 'one reader'}` : `${title}${at}`,
    sentence: now > 0 ? `${waits}${gone}.` : `${counted(items, 'item')} waited here; none does now.`,
    ...(now > 0 && { remedy: { sentence: saying?.remedy ?? 'Open the queue', stage } }),
  }
}
