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
  summary: 'Let what waits for a verdict lapse where its content has changed since or was retired; nothing happens where it was not',
  input: z.strictObject({ subject: Subject.pick({ kind: true, id: true }) }),
  output: z.object({ lapsed: z.array(z.string()).describe('ids of the approvals that lapsed') }),
  roles: makers,
  load: async (read, { subject }) => {
    const content = await subjectKinds.get(subject.kind)?.load(read, subject.id)
    return { content, waiting: await read.all(approval, { about: aboutOf(content?.subject ?? subject), state: 'waiting' }) }
  },
  decide: ({ waiting, content }, { subject }, { now }) => {
    const over = content?.over !== undefined
    // Without its kind at hand nobody can tell that the content changed.
    const gone = subjectKinds.has(subject.kind) ? waiting.filter(({ subject: { hash } }) => over || hash !== content?.subject.hash) : []
    return {
      answer: { lapsed: gone.map(({ id }) => id) },
      save: gone.map((one) => put(approval, lapsed(one, now.toISOString()))),
      journal: gone.map((one) => lapsing(one, over ? 'it was retired' : undefined)),
    }
  },
})
