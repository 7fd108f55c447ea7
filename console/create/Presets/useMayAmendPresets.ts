import type { Role } from '../../../engine/kernel/actor.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { words } from './words.ts'

const may: readonly Role[] = ['owner', 'creativeSteward', 'creativeTechnologist']

/** Why who is here may not change presets; undefined for who may. */
export const useMayAmendPresets = (): string | undefined => useUnless(may, words.who)
