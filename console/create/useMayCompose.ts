import { makers, roleNames } from '../../engine/people/permission.ts'
import { useFrame } from '../frame/FrameContext.ts'
import { words } from './FamilyForm/words.ts'

/** Why who is here may not compose families; undefined for who may. */
export const useMayCompose = (): string | undefined => {
  const { me } = useFrame()
  return makers.some((role) => me.roles?.includes(roleNames[role])) ? undefined : words.whoComposes
}
