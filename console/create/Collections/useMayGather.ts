import type { Role } from '../../../engine/kernel/actor.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { words } from './words.ts'

const gather: readonly Role[] = ['owner', 'creativeSteward', 'creativeTechnologist', 'contributor']
const share: readonly Role[] = ['owner', 'creativeSteward', 'creativeTechnologist']

/** Why who is here may not gather collections; undefined for who may. */
export const useMayGather = (): string | undefined => useUnless(gather, words.whoGathers)

/** Why who is here may not open pages to others. */
export const useMayShare = (): string | undefined => useUnless(share, words.whoShares)
