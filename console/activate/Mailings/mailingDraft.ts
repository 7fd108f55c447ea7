import { keyOf } from '../../../engine/create/key-of.ts'
import type { Operations } from '../../api/operations.ts'
import type { Formatter } from '../../format/formatter.ts'
import { words } from '../words.ts'

export type Input = Operations['mailing.draft']['input']
export type Drafted = Operations['mailing.draft']['output']
type Times = Pick<Formatter, 'date' | 'clock' | 'instant'>

/** What stands in the form, as it was typed. */
export interface Draft {
  name: string
  key: string
  placement: string | undefined
  audience: string
  class: Drafted['class']
  purpose: Drafted['purpose']
  fromName: string
  fromAddress: string
  replyTo: string
  /** When it begins, by the clocks where the engine is; an empty day is at once. */
  day: string
  clock: string
}

const usualClock = '09:00'

/** A new one is sent from where the last one was. */
export const draftOf = (mailing: Drafted | undefined, last: Pick<Drafted, 'from' | 'replyTo'> | undefined, times: Times): Draft => ({
  name: mailing?.name ?? '',
  key: mailing?.key ?? '',
  placement: mailing?.placement,
  audience: mailing?.audience ?? 'everyone',
  class: mailing?.class ?? 'marketing',
  purpose: mailing?.purpose ?? 'marketing',
  fromName: (mailing ?? last)?.from.name ?? '',
  fromAddress: (mailing ?? last)?.from.address ?? '',
  replyTo: (mailing ?? last)?.replyTo ?? '',
  day: mailing?.at === undefined ? '' : times.date(mailing.at),
  clock: mailing?.at === undefined ? usualClock : times.clock(mailing.at),
})

/** What the engine cannot do without, and is not there yet. */
export const missingIn = ({ name, placement, fromName, fromAddress }: Draft): string[] =>
  [
    name.trim() === '' && words.letter.name,
    placement === undefined && words.letter.content,
    fromName.trim() === '' && words.letter.fromName,
    fromAddress.trim() === '' && words.letter.fromAddress,
  ].filter((part) => part !== false)

/** The whole of it: what a draft leaves out it takes back, so what the form does not ask for (where its links come from, its brief) goes along as it is. */
export const inputFrom = (draft: Draft, before: Drafted | undefined, times: Times): Input => ({
  key: before?.key ?? (draft.key.trim() || keyOf(draft.name, 'mailing')),
  name: draft.name,
  placement: draft.placement ?? '',
  audience: draft.audience,
  class: draft.class,
  purpose: draft.purpose,
  from: { name: draft.fromName, address: draft.fromAddress.trim() },
  ...(draft.replyTo.trim() !== '' && { replyTo: draft.replyTo.trim() }),
  ...(draft.day !== '' && { at: beginsAt(draft, before?.at, times) }),
  ...(before && { utm: before.utm, ifVersion: before.version }),
  ...(before?.brief !== undefined && { brief: before.brief }),
})

/** A moment that nobody touched keeps its seconds. */
const beginsAt = ({ day, clock }: Draft, was: string | undefined, times: Times): string => {
  const chosen = clock === '' ? usualClock : clock
  return was !== undefined && times.date(was) === day && times.clock(was) === chosen ? was : times.instant(day, `${chosen}:00`)
}
