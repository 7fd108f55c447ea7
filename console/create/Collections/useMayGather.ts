import { gatherers, keepers } from '../../../engine/people/permission.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { words } from './words.ts'

/** Why who is here may not gather collections; undefined for who may. */
export const useMayGather = (): string | undefined => useUnless(gatherers, words.whoGathers)

/** Why who is here may not open pages to others. */
export const useMayShare = (): string | undefined => useUnless(keepers, words.whoShares)
