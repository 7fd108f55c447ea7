import { type Refusal, refuse } from '../kernel/refusal.ts'
import { kindInWords, standardKinds } from './component-kind.ts'

/** Why a kind cannot be changed by anybody: it is one that every engine has, or there is none. */
export const refuseKind = (name: string): Refusal =>
  standardKinds.has(name)
    ? refuse('wrongState', `Every engine has the kind ${kindInWords(name)} as it is.`, { remedy: 'Declare a kind of your own (kind.add).' })
    : refuse('notFound', `There is no kind ${kindInWords(name)}.`, { where: [{ path: 'name', problem: 'unknown here' }] })
