import { roleNames } from '../../../engine/people/permission.ts'
import type { Operations } from '../../api/operations.ts'
import type { Composed } from '../composed.ts'
import { words } from './words.ts'

export type Approval = Operations['approval.list']['output']['items'][number]

/** What was said to a family: to its content as it stands, and whether older content of it ever had its yes. */
export interface Said {
  standing: Approval | undefined
  hadYes: boolean
}

/** What waits stands first in the list; of what was decided the latest counts. */
export const saidTo = (hash: string | undefined, approvals: readonly Approval[]): Said => {
  const ofNow = approvals.filter(({ subject }) => subject.hash === hash)
  return {
    standing: ofNow.find(({ state }) => state === 'waiting') ?? ofNow.at(-1),
    hadYes: approvals.some(({ state, subject }) => state === 'approved' && subject.hash !== hash),
  }
}

export interface Told {
  /** One word of it. */
  word: string
  sentence: string
}

interface Ways {
  count: (value: number) => string
  moment: (iso: string) => string
  /** Who has this id. */
  nameOf: (id: string) => string
}

const { stands } = words

/** Where a family stands: retired, a draft, in review, approved by whom and when, or returned. */
export const toldOf = (family: Pick<Composed['family'], 'state'>, { standing, hadYes }: Said, { count, moment, nameOf }: Ways): Told => {
  if (family.state === 'retired') return stands.retired
  if (!standing || standing.state === 'lapsed') return hadYes ? stands.changed : stands.draft
  const { state, since, waitsFor, passed, route, facts } = standing
  const last = standing.verdicts.at(-1)
  const when = moment(since)
  if (state === 'waiting') return stands.waiting(waitsFor ? roleNames[waitsFor] : '', when)
  if (state === 'returned') return stands.returned(last ? nameOf(last.actor) : '', when, last?.note ?? '')
  const variants = stands.variants(count(facts.variants), count(facts.variants + facts.blocked))
  if (passed) return stands.passed(variants, route.because, when)
  return stands.approved(variants, [...new Set(standing.verdicts.map(({ actor }) => nameOf(actor)))].join(', '), when)
}
