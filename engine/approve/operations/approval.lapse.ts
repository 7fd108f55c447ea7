import { z } from 'zod'
import { put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { aboutOf, approval, Subject } from '../approval.ts'
import { lapsed } from '../judging.ts'
import { lapsing } from '../request.ts'
import { subjectKinds } from '../subjects/index.ts'
import { makers } from '../../people/permission.ts'

export const lapseApproval = command({
  name: 'approval.lapse',
  summary: 'Let what waits for a verdict lapse where its content has changed since; nothing happens where it has not',
  input: z.strictObject({ subject: Subject.pick({ kind: true, id: true }) }),
  output: z.object({ lapsed: z.array(z.string()).describe('ids of the approvals that lapsed') }),
  roles: makers,
  load: async (read, { subject }) => {
    const content = await subjectKinds.get(subject.kind)?.load(read, subject.id)
    return { content, waiting: await read.all(approval, { about: aboutOf(content?.subject ?? subject), state: 'waiting' }) }
  },
  decide: ({ waiting, content }, { subject }, { now }) => {
    // Without its kind at hand nobody can tell that the content changed.
    const changed = subjectKinds.has(subject.kind) ? waiting.filter(({ subject: { hash } }) => hash !== content?.subject.hash) : []
    return {
      answer: { lapsed: changed.map(({ id }) => id) },
      save: changed.map((gone) => put(approval, lapsed(gone, now.toISOString()))),
      journal: changed.map(lapsing),
    }
  },
})
