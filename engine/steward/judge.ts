import type { Item } from './item.ts'
import { preflightIn } from './moves.ts'
import type { Trace } from './trace.ts'

/** Notes what an entry says of the quality of an item: passed, returned, taken back. */
export const judge = (item: Item, trace: Trace): void => {
  const { verb, at } = trace
  if (verb === 'family.preflighted') {
    const { unmeasured, passed, combinations } = preflightIn(trace)
    if (unmeasured > 0) return
    item.preflight ??= { at, passed: passed === combinations, variants: [passed, combinations] }
    if (passed > 0 && item.ended === undefined && item.standing?.stage === 'guard') item.marks.checked = at
  }
  if (verb === 'approval.granted' || verb === 'approval.passed') item.verdicts.push({ at, passed: true })
  if (verb === 'approval.returned') {
    if (trace.detail['veto'] === true) item.faults.push(at)
    else item.verdicts.push({ at, passed: false })
  }
  if (verb === 'campaign.paused' || verb === 'campaign.rolledBack') item.faults.push(at)
}
