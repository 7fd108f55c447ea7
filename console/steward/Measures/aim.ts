import { roleNames } from '../../../engine/people/permission.ts'
import type { Action } from '../../actions/action.ts'
import type { ActorFace } from '../../kit/Actor.tsx'
import { words } from '../words.ts'

const aimers: readonly string[] = [roleNames.owner, roleNames.insightSteward]

/** Why somebody may not set a target; nothing where they may. */
export const whyNotAim = ({ roles = [] }: ActorFace): string | undefined => (roles.some((role) => aimers.includes(role)) ? undefined : words.whoAims)

/** Setting a target, dashed for those who may not. */
export const aimAction = (me: ActorFace, how: Pick<Action, 'asks' | 'run'>): Action => ({
  id: 'measure.aim',
  group: 'do',
  label: words.aim,
  operation: 'measure.aim',
  keys: 'T',
  tone: 'filled',
  because: whyNotAim(me),
  ...how,
})
