import type { Role } from '../../../engine/kernel/actor.ts'
import { roleNames } from '../../../engine/people/permission.ts'
import { useFrame } from '../../frame/FrameContext.ts'
import { words } from './words.ts'

const may: readonly Role[] = ['owner', 'creativeSteward', 'creativeTechnologist']

/** Why who is here may not change brands; undefined for who may. */
export const useMayAmendBrands = (): string | undefined => {
  const { me } = useFrame()
  return may.some((role) => me.roles?.includes(roleNames[role])) ? undefined : words.whoAmends
}
