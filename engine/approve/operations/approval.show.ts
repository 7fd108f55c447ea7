import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Person, person } from '../../people/person.ts'
import { Approval, approval } from '../approval.ts'
import { mayJudge } from '../judging.ts'
import { judgesOf, Unjudged, unjudged } from '../unjudged.ts'
import { May, sentence } from './approval.list.ts'

export const showApproval = query({
  name: 'approval.show',
  summary: 'Show one approval: its route, its verdicts, who may judge it now, and whether you may',
  input: z.strictObject({ id: z.string() }),
  output: z.object({
    approval: Approval,
    may: May.describe('whether you may approve it now, and why'),
    mayReturn: May,
    judges: z.array(Person.pick({ id: true, name: true })).describe('people who may say yes at the step where it waits'),
    unjudged: Unjudged.optional().describe('where nobody may, though it waits: what can be done'),
  }),
  roles: everyone,
  load: async (read, { id }) => ({ found: await read.get(approval, id), people: await read.all(person, { kind: 'person', state: 'active' }) }),
  answer: ({ found, people }, { id }, { actor }) => {
    if (!found) return refuseUnknown('approval', id)
    const stuck = unjudged(found, people)
    return {
      approval: found,
      may: sentence(mayJudge(found, actor)),
      mayReturn: sentence(mayJudge(found, actor, 'return')),
      judges: judgesOf(found, people).map(({ id: of, name }) => ({ id: of, name })),
      ...(stuck && { unjudged: stuck }),
    }
  },
})
