import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { makers } from '../../people/permission.ts'
import { Approval, approval, Comment } from '../approval.ts'
import { objectsOf } from '../request.ts'

const most = 200

export const commentApproval = command({
  name: 'approval.comment',
  summary: 'Comment on what waits for a verdict; a comment decides nothing',
  input: z.strictObject({ id: z.string(), text: Comment.shape.text }),
  output: Approval,
  roles: [...makers, 'insightSteward', 'complianceReviewer', 'auditor'],
  load: (read, { id }) => read.get(approval, id),
  decide: (found, { id, text }, { actor, now }) => {
    if (!found) return refuseUnknown('approval', id)
    if (found.comments.length >= most)
      return refuse('tooLarge', `It has ${most} comments already.`, { remedy: 'Return it with a reason, or say it elsewhere.' })
    const commented = amend(found, { comments: [...found.comments, { actor: actor.id, at: now.toISOString(), text }] })
    return { answer: commented, save: [put(approval, commented)], journal: [happened('approval.commented', objectsOf(found), {}, text)] }
  },
})
