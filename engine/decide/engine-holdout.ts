import type { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import { Holdout } from './placement.ts'

/** Subjects who see nothing of the engine at any placement, so that the lift of all of it together stays measurable. An engine has one at most. */
export const EngineHoldout = Entity.extend(Holdout.shape)
export type EngineHoldout = z.infer<typeof EngineHoldout>

export const engineHoldout = noun('engineHoldout', 'hld', EngineHoldout, [])
