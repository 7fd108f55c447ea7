import type { Policy } from '../policy.ts'
import { fixedSplit } from './fixed-split.ts'
import { priority } from './priority.ts'
import { thompsonComponents } from './thompson-components.ts'
import { topTwo } from './top-two.ts'

export const policies: readonly Policy[] = [fixedSplit, priority, thompsonComponents, topTwo]

export const policyNamed = (name: string): Policy | undefined => policies.find((policy) => policy.name === name)
