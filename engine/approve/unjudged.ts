import { z } from 'zod'
import { Role } from '../kernel/actor.ts'
import { withArticle } from '../kernel/with-article.ts'
import { roleNames } from '../people/permission.ts'
import { actorOf, type Person } from '../people/person.ts'
import type { Approval } from './approval.ts'
import { neverByRule } from './facts.ts'
import { mayJudge } from './judging.ts'

/** An approval that waits for a yes that nobody who is here may give, and what can be done. */
export const Unjudged = z.object({
  because: z.string(),
  role: Role.describe('whose yes it waits for'),
  never: z.string().optional().describe('why no route could let it pass without a person; absent where one could'),
  remedy: z.string(),
})
export type Unjudged = z.infer<typeof Unjudged>

/** People who may say yes at the step where an approval waits. */
export const judgesOf = (approval: Approval, people: readonly Person[]): Person[] => people.filter((one) => mayJudge(approval, actorOf(one)).allow)

/** A yes takes a second person, and a rule takes none away: where nobody may give it, what gets one. Undefined where somebody may, or nothing waits. */
export const unjudged = (approval: Approval, people: readonly Person[]): Unjudged | undefined => {
  const step = approval.steps[approval.at]
  if (approval.state !== 'waiting' || !step || judgesOf(approval, people).length > 0) return undefined
  const never = neverByRule(approval.facts)
  const invites = `The owner invites a person with the role ${step.role} (person.invite) and hands them the link to sign in with (person.admit).`
  const passes = 'Or a route lets such content pass by rule (route.set), which holds for what is asked for from then on.'
  return {
    because: `Nobody here may say yes at ${step.label}: it takes ${withArticle(roleNames[step.role])} who had no hand in it.`,
    role: step.role,
    ...(never !== undefined && { never }),
    remedy: `${invites} ${never === undefined ? passes : `No route can let it pass: ${never}.`}`,
  }
}
