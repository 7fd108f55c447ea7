import type { Role } from '../../../engine/kernel/actor.ts'
import { roleNames } from '../../../engine/people/permission.ts'
import { useFrame } from '../../frame/FrameContext.ts'
import { words } from './words.ts'

const gather: readonly Role[] = ['owner', 'creativeSteward', 'creativeTechnologist', 'contributor']
const share: readonly Role[] = ['owner', 'creativeSteward', 'creativeTechnologist']

const useUnlessOf = (roles: readonly Role[], because: string): string | undefined => {
  const { me } = useFrame()
  return roles.some((role) => me.roles?.includes(roleNames[role])) ? undefined : because
}

/** Why who is here may not gather collections; undefined for who may. */
export const useMayGather = (): string | undefined => useUnlessOf(gather, words.whoGathers)

/** Why who is here may not open pages to others. */
export const useMayShare = (): string | undefined => useUnlessOf(share, words.whoShares)
