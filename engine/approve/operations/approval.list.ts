import { z } from 'zod'
import { Role } from '../../kernel/actor.ts'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { aboutOf, Approval, ApprovalState, approval, Subject } from '../approval.ts'
import { judgesFor, mayJudge } from '../judging.ts'

export const May = z.object({ allow: z.boolean(), because: z.string() })

export const listApprovals = query({
  name: 'approval.list',
  summary: 'List approvals: what waits first, what has waited longest at the top, then what was decided',
  input: z.strictObject({
    mine: z.boolean().default(false).describe('only what waits for a role that you may say yes for'),
    waitsFor: z.array(Role).optional().describe('only what waits for one of these roles'),
    state: z.array(ApprovalState).optional().describe('any of these'),
    subject: Subject.pick({ kind: true, id: true }).optional(),
    brief: z.string().optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(Approval.extend({ may: May.describe('whether you may approve it now, and why') })),
  roles: everyone,
  example: { mine: true },
  load: (read, { mine, waitsFor, state, subject, brief, ...page }, { actor }) =>
    read.list(
      approval,
      {
        waitsFor: mine ? judgesFor(actor).filter((role) => waitsFor?.includes(role) ?? true) : waitsFor,
        state,
        about: subject && aboutOf(subject),
        brief,
      },
      page,
      { by: 'requestedAt', first: { state: 'waiting' } },
    ),
  answer: (page, _, { actor }) => ({ ...page, items: page.items.map((found) => ({ ...found, may: sentence(mayJudge(found, actor)) })) }),
})

export const sentence = ({ allow, because }: { allow: boolean; because: string }) => ({ allow, because })
