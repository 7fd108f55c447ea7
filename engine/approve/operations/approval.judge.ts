import { z } from 'zod'
import { type Brief, brief as briefNoun } from '../../brief/brief.ts'
import { happened, put, type Happening, type Save } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { workingClock } from '../../kernel/clock.ts'
import { command } from '../../kernel/operation.ts'
import { orOf } from '../../kernel/or-of.ts'
import { type Refusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { engine } from '../../people/engine.ts'
import { type Person, person } from '../../people/person.ts'
import { Approval, approval, Verdict } from '../approval.ts'
import { mayJudge, withVerdict } from '../judging.ts'
import { objectsOf } from '../request.ts'
import { judgesOf, unjudged } from '../unjudged.ts'
import { subjectKinds } from '../subjects/index.ts'

export const judgeApproval = command({
  name: 'approval.judge',
  summary: 'Give a verdict on the content that you saw: approve it, or return it with the reason',
  input: z.strictObject({
    id: z.string(),
    hash: Verdict.shape.hash.describe('of the content that you judged; a verdict binds to it'),
    verdict: Verdict.shape.verdict,
    note: z.string().trim().min(1).max(2_000).optional().describe('the reason; a return needs one'),
  }),
  output: Approval,
  roles: ['owner', 'creativeSteward', 'decisionEngineer', 'creativeTechnologist', 'insightSteward', 'complianceReviewer', 'contributor'],
  load: async (read, { id }, { engine: here }) => {
    const found = await read.get(approval, id)
    return {
      found,
      people: await read.all(person, { kind: 'person', state: 'active' }),
      working: workingClock((await read.get(engine, here))?.timeZone ?? 'UTC'),
      content: found && (await subjectKinds.get(found.subject.kind)?.load(read, found.subject.id)),
      known: found !== undefined && subjectKinds.has(found.subject.kind),
      brief: found?.brief === undefined ? undefined : await read.get(briefNoun, found.brief),
    }
  },
  decide: ({ found, people, working, content, known, brief }, input, { actor, now }) => {
    if (!found) return refuseUnknown('approval', input.id)
    const may = mayJudge(found, actor, input.verdict)
    if (!may.allow) return refuse(may.refusal ?? 'forbidden', may.because, whoMay(found, people))
    const unfit =
      (input.verdict === 'approve' ? content?.over : undefined) ??
      contentMoved(found, input, known ? content?.subject.hash : found.subject.hash) ??
      withoutReason(input)
    if (unfit) return unfit
    const given: Verdict = {
      step: found.at,
      actor: actor.id,
      verdict: input.verdict,
      hash: input.hash,
      at: now.toISOString(),
      ...(input.note !== undefined && { note: input.note }),
    }
    const judged = withVerdict(found, given, working)
    const settled = judged.state === 'approved' ? content?.granted(judged) : undefined
    return {
      answer: judged,
      save: [put(approval, judged), ...backToWork(judged, brief), ...(settled?.save ?? [])],
      journal: [...judging(found, judged, given), ...(settled?.journal ?? [])],
    }
  },
})

const mostNamed = 5

/** Who may judge it instead; where nobody may, how somebody comes to. */
const whoMay = (found: Approval, people: readonly Person[]): Partial<Pick<Refusal, 'remedy'>> => {
  const stuck = unjudged(found, people)
  if (stuck) return { remedy: `${stuck.because} ${stuck.remedy}` }
  const names = judgesOf(found, people).map(({ name }) => name)
  return names.length === 0 ? {} : { remedy: `Ask ${orOf(names.slice(0, mostNamed))}, who may.` }
}

/** A yes is for what stands there now. A no may come after the content has moved on: what it is about may still be live. */
const contentMoved = (
  { subject, title }: Approval,
  { hash, verdict }: Pick<Verdict, 'hash' | 'verdict'>,
  current: string | undefined,
): Refusal | undefined => {
  if (hash === subject.hash && (current === subject.hash || verdict === 'return')) return undefined
  const stands = current === subject.hash
  const now = current === undefined ? 'it is gone now' : `now it is ${short(current)}`
  return refuse(
    'staleVersion',
    stands ? `This verdict is not on “${title}” as it stands and is asked for.` : `“${title}” has changed since approval of it was asked for.`,
    {
      where: [
        {
          path: 'hash',
          problem: stands ? `${short(hash)} was sent, ${short(subject.hash)} is asked for` : `asked for was ${short(subject.hash)}, ${now}`,
        },
      ],
      remedy: stands ? 'Look at what is asked for, then judge that.' : 'Have approval asked for again.',
      facts: { asked: subject.hash, ...(current !== undefined && { current }) },
    },
  )
}

const short = (hash: string): string => hash.slice(0, 8)

const withoutReason = ({ verdict, note }: Pick<Verdict, 'verdict' | 'note'>): Refusal | undefined =>
  verdict === 'return' && note === undefined
    ? refuse('invalidInput', 'A return says why.', {
        where: [{ path: 'note', problem: 'missing' }],
        remedy: 'Give the reason, so that it can be mended.',
      })
    : undefined

const judging = (before: Approval, after: Approval, { verdict, hash, note }: Verdict): Happening[] => {
  const step = before.steps[before.at]
  const detail = { verdict, hash, step: step?.label, role: step?.role, waitedSince: before.since }
  const judged = happened('approval.judged', objectsOf(after), detail, note)
  if (after.state === 'approved') return [judged, happened('approval.granted', objectsOf(after), { hash, requestedAt: after.requestedAt })]
  if (after.state !== 'returned') return [judged]
  return [judged, happened('approval.returned', objectsOf(after), { hash, step: step?.label, veto: before.state === 'approved' }, note)]
}

const backToWork = ({ state }: Approval, brief: Brief | undefined): Save[] =>
  state === 'returned' && brief?.state === 'inReview'
    ? [put(briefNoun, amend(brief, { state: brief.assignee === undefined ? 'open' : 'assigned' }))]
    : []
