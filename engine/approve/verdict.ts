import { type Refusal, refuse } from '../kernel/refusal.ts'
import { aboutOf, type Approval, type Subject } from './approval.ts'

export interface Standing {
  /** True when a yes holds for exactly this content. */
  stands: boolean
  /** A clause for people, as in “it waits for the yes of claims”. */
  because: string
  approval?: Approval
}

/**
 * Does a yes hold for exactly this content? A `<noun>.release` downstream lists the approvals of its subject (key `about`) and asks here.
 * Of several requests for the same content the latest decides, so that a later no outweighs an earlier yes.
 */
export const verdictOn = (approvals: readonly Approval[], subject: Pick<Subject, 'kind' | 'id'>, hash: string): Standing => {
  const ofSubject = approvals.filter(({ about }) => about === aboutOf(subject))
  const [latest] = ofSubject.filter((approval) => approval.subject.hash === hash).sort(latestFirst)
  if (latest) return { stands: latest.state === 'approved', because: clauses[latest.state](latest), approval: latest }
  const before = ofSubject.some(({ state }) => state === 'approved')
  return { stands: false, because: before ? 'its content changed since it was approved' : 'nobody has been asked for a yes' }
}

/** What a release is refused with when no yes stands; undefined when one does. */
export const missingYes = (approvals: readonly Approval[], subject: Subject, title: string): Refusal | undefined => {
  const { stands, because, approval } = verdictOn(approvals, subject, subject.hash)
  if (stands) return undefined
  return refuse('notApproved', `“${title}” may not go live: ${because}.`, {
    where: [{ path: 'hash', problem: `no yes for ${subject.hash.slice(0, 8)}` }],
    remedy: approval?.state === 'waiting' ? 'Wait for the verdict; approval.show says who may give it.' : 'Ask for approval of this content.',
    ...(approval && { facts: { approval: approval.id } }),
  })
}

const latestFirst = (a: Approval, b: Approval): number => (order(a) < order(b) ? 1 : -1)
const order = ({ requestedAt, id }: Approval): string => `${requestedAt} ${id}`

const clauses: Record<Approval['state'], (approval: Approval) => string> = {
  waiting: ({ steps, at }) => `it waits for the yes of ${steps[at]?.label ?? 'its route'}`,
  approved: ({ passed, route }) => (passed ? `it passed by rule: ${route.because}` : 'everyone on its route said yes'),
  returned: ({ verdicts }) => {
    const note = verdicts.at(-1)?.note?.replace(/[.\s]+$/, '')
    return note === undefined ? 'it was returned' : `it was returned: ${note}`
  },
  lapsed: () => 'it changed or was retired before everyone had said yes',
}
