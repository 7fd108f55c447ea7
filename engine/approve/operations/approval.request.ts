import { z } from 'zod'
import { type Brief, brief as briefNoun } from '../../brief/brief.ts'
import { put, type Save } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { workingClock } from '../../kernel/clock.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, refuse } from '../../kernel/refusal.ts'
import { engine } from '../../people/engine.ts'
import { makers } from '../../people/permission.ts'
import { person } from '../../people/person.ts'
import { aboutOf, Approval, approval, Subject } from '../approval.ts'
import { openApproval } from '../request.ts'
import { route } from '../route.ts'
import { subjectKinds } from '../subjects/index.ts'
import { Unjudged, unjudged } from '../unjudged.ts'

export const requestApproval = command({
  name: 'approval.request',
  summary: 'Ask for approval of content as it stands; low risk may pass by rule',
  input: z.strictObject({
    subject: Subject.pick({ kind: true, id: true }),
    hash: Subject.shape.hash.optional().describe('of the content that you saw; refused when it has changed since'),
  }),
  output: Approval.extend({ unjudged: Unjudged.optional().describe('where nobody who is here may say yes: what can be done') }),
  roles: makers,
  load: async (read, { subject }, { engine: here }) => {
    const content = await subjectKinds.get(subject.kind)?.load(read, subject.id)
    return {
      content,
      people: await read.all(person, { kind: 'person', state: 'active' }),
      working: workingClock((await read.get(engine, here))?.timeZone ?? 'UTC'),
      routes: await read.all(route, { state: 'live' }),
      earlier: content ? await read.all(approval, { about: aboutOf(content.subject) }) : [],
      brief: content?.brief === undefined ? undefined : await read.get(briefNoun, content.brief),
    }
  },
  decide: ({ content, people, brief, ...asking }, { subject, hash }, moment) => {
    if (!subjectKinds.has(subject.kind)) {
      return refuse('invalidInput', `Nothing of the kind ${subject.kind} is approved here.`, {
        where: [{ path: 'subject.kind', problem: 'unknown' }],
        remedy: `Name one of: ${[...subjectKinds.keys()].join(', ')}.`,
      })
    }
    if (!content) return refuse('notFound', `No ${subject.kind} has the id ${subject.id}.`, { where: [{ path: 'subject.id', problem: 'unknown' }] })
    if (hash !== undefined && hash !== content.subject.hash) {
      return refuse('staleVersion', `“${content.title}” has changed since you saw it.`, {
        where: [{ path: 'hash', problem: `${hash.slice(0, 8)}, not ${content.subject.hash.slice(0, 8)}` }],
        remedy: 'Look at it as it is now, then ask again.',
        facts: { hash: content.subject.hash },
      })
    }
    if (content.unfit) return content.unfit
    const opened = openApproval(content, asking, moment)
    if (isRefusal(opened)) return opened
    const settled = opened.approval.passed ? content.granted(opened.approval) : { save: [], journal: [] }
    const stuck = unjudged(opened.approval, people)
    return {
      answer: { ...opened.approval, ...(stuck && { unjudged: stuck }) },
      save: [...opened.save, ...intoReview(brief), ...settled.save],
      journal: [...opened.journal, ...settled.journal],
    }
  },
})

/** A brief whose content waits for a yes, or has it, is in review until it goes live. */
const intoReview = (brief: Brief | undefined): Save[] =>
  brief && (brief.state === 'open' || brief.state === 'assigned') ? [put(briefNoun, amend(brief, { state: 'inReview' }))] : []
