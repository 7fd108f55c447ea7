import type { Cause, Item, Mark, Place } from './item.ts'
import type { Stage } from './stage.ts'
import { type Trace, textIn } from './trace.ts'

/** What an entry does to the item that it is about. */
export interface Move {
  verb: string
  of: 'signal' | 'brief' | 'subject'
  /** The stage that has done something with it, where that is not the one that it goes to. */
  at?: Stage
  /** Noted the first time; with `again` each time anew. */
  mark?: Mark
  again?: boolean
  /** Where the item stands from now on; `over`: nowhere any more. Left out, or undefined: where it stood. */
  to?: Place | 'over' | ((trace: Trace, item: Item) => Place | 'over' | undefined)
  /** Wakes an item that was over: its content changed, so it goes round once more. */
  reopens?: true
  /** The thing cannot begin with this entry: one that nobody heard of before is left alone. */
  onlyKnown?: true
}

const waits = (stage: Stage, cause: Cause): Place => ({ stage, waits: cause })
const works = (stage: Stage): Place => ({ stage })

/** Everything that moves something round the loop, in the order of the loop: one line a verb. */
export const moves: readonly Move[] = [
  { verb: 'signal.raised', of: 'signal', at: 'learn', mark: 'raised', to: (_, { news }) => (news ? undefined : waits('learn', 'handOff')) },
  { verb: 'signal.answered', of: 'signal', mark: 'answered', to: 'over', onlyKnown: true },
  { verb: 'signal.dismissed', of: 'signal', mark: 'answered', to: 'over', onlyKnown: true },
  { verb: 'signal.superseded', of: 'signal', mark: 'answered', to: 'over', onlyKnown: true },
  { verb: 'signal.lapsed', of: 'signal', mark: 'lapsed', to: 'over', onlyKnown: true },
  { verb: 'signal.withdrawn', of: 'signal', mark: 'withdrawn', to: 'over', onlyKnown: true },

  { verb: 'brief.proposed', of: 'brief', mark: 'proposed', to: waits('brief', 'handOff') },
  { verb: 'brief.opened', of: 'brief', mark: 'committed', to: waits('brief', 'capacity') },
  { verb: 'brief.accepted', of: 'brief', mark: 'committed', to: waits('brief', 'capacity') },
  { verb: 'brief.assigned', of: 'brief', to: (trace) => withTeam(waits('create', 'handOff'), trace) },
  { verb: 'brief.handedBack', of: 'brief', to: waits('brief', 'capacity'), onlyKnown: true },
  { verb: 'component.added', of: 'brief', mark: 'taken', to: works('create'), onlyKnown: true },
  { verb: 'component.amended', of: 'brief', mark: 'taken', to: works('create'), onlyKnown: true },
  { verb: 'brief.closed', of: 'brief', mark: 'closed', to: 'over' },

  { verb: 'family.composed', of: 'subject', to: works('create') },
  { verb: 'family.recombined', of: 'subject', to: works('create') },
  { verb: 'family.changed', of: 'subject', to: works('create'), reopens: true },
  { verb: 'family.preflighted', of: 'subject', at: 'guard', to: afterPreflight },
  { verb: 'family.retired', of: 'subject', mark: 'closed', to: 'over', onlyKnown: true },

  { verb: 'approval.requested', of: 'subject', to: (_, item) => atStep(item, 0), reopens: true },
  { verb: 'approval.judged', of: 'subject', to: (trace, item) => nextStep(trace, item) },
  { verb: 'approval.granted', of: 'subject', mark: 'granted', again: true, to: afterYes },
  { verb: 'approval.passed', of: 'subject', mark: 'granted', again: true, to: afterYes },
  { verb: 'approval.returned', of: 'subject', to: waits('create', 'handOff') },
  { verb: 'approval.lapsed', of: 'subject', to: works('create') },

  { verb: 'campaign.released', of: 'subject', at: 'activate', mark: 'live', to: 'over' },
]

function afterPreflight(trace: Trace, item: Item): Place | undefined {
  // A preflight that is run again beside a waiting approval, or on what is live, moves nothing.
  if (item.standing?.stage === 'approve' || item.standing?.stage === 'decide') return undefined
  const { unmeasured, passed } = preflightIn(trace)
  if (unmeasured > 0) return waits('guard', 'missingInput')
  return passed === 0 ? waits('create', 'missingInput') : waits('guard', 'handOff')
}

/** What a preflight counted: texts that are not measured yet, and variants. */
export const preflightIn = ({ detail }: Trace): { unmeasured: number; passed: number; combinations: number } => {
  const count = (name: string): number => (typeof detail[name] === 'number' ? detail[name] : 0)
  return { unmeasured: count('unmeasured'), passed: count('passed'), combinations: count('combinations') }
}

/** A yes to a family lets it be released; of any other kind it is all that was asked for. */
function afterYes(_: Trace, { type }: Item): Place | 'over' {
  return type === 'family' ? waits('decide', 'handOff') : 'over'
}

const atStep = ({ route }: Item, index: number): Place => {
  const { label, role, withinHours } = route?.[index] ?? {}
  return {
    ...waits('approve', 'approval'),
    ...(label !== undefined && { step: label }),
    ...(role !== undefined && { role }),
    ...(withinHours !== undefined && { withinHours }),
  }
}

/** A yes at one step leads to the next; after the last the entry that follows says what became of it. */
const nextStep = (trace: Trace, item: Item): Place | undefined => {
  if (textIn(trace, 'verdict') !== 'approve') return undefined
  const at = item.route?.findIndex(({ label }) => label === textIn(trace, 'step')) ?? -1
  return at >= 0 && at + 1 < (item.route?.length ?? 0) ? atStep(item, at + 1) : undefined
}

const withTeam = (place: Place, { objects }: Trace): Place => {
  const team = objects['team']?.[0]
  return team === undefined ? place : { ...place, team }
}
