import { aimers } from '../../../engine/people/permission.ts'
import type { Action } from '../../actions/action.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { words } from '../words.ts'

/** Why who is here may not set a target; undefined for who may. */
export const useMayAim = (): string | undefined => useUnless(aimers, words.whoAims)

/** Setting a target, dashed for those who may not. */
export const aimAction = (because: string | undefined, how: Pick<Action, 'asks' | 'run'>): Action => ({
  id: 'measure.aim',
  group: 'do',
  label: words.aim,
  operation: 'measure.aim',
  keys: 'T',
  tone: 'filled',
  because,
  ...how,
})
