import type { Role } from '../../engine/kernel/actor.ts'
import { roleNames } from '../../engine/people/permission.ts'
import { useFrame } from './FrameContext.ts'

/** Why who is here may not do what takes one of these roles; undefined for who has one. */
export const useUnless = (roles: readonly Role[], because: string): string | undefined => {
  const { me } = useFrame()
  return roles.some((role) => me.roles?.includes(roleNames[role])) ? undefined : because
}
