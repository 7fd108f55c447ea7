import { makers } from '../../engine/people/permission.ts'
import { useUnless } from '../frame/useUnless.ts'
import { words } from './FamilyForm/words.ts'

/** Why who is here may not compose families; undefined for who may. */
export const useMayCompose = (): string | undefined => useUnless(makers, words.whoComposes)
