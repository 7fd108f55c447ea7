import { keepers } from '../../../engine/people/permission.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { words } from './words.ts'

/** Why who is here may not change brands; undefined for who may. */
export const useMayAmendBrands = (): string | undefined => useUnless(keepers, words.whoAmends)
