import { roleNames } from '../../../engine/people/permission.ts'
import type { ActorFace } from '../../kit/Actor.tsx'
import { words } from './words.ts'

const deciders: readonly string[] = [roleNames.owner, roleNames.decisionEngineer]

/** Why somebody may not change who sees what; nothing where they may. */
export const whyNotDecide = ({ roles = [] }: ActorFace): string | undefined =>
  roles.some((role) => deciders.includes(role)) ? undefined : words.whoMay
