import { keepers } from '../../../engine/people/permission.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { words } from './words.ts'

/** Why who is here may not change presets; undefined for who may. */
export const useMayAmendPresets = (): string | undefined => useUnless(keepers, words.who)
