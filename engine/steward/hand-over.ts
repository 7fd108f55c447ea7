import type { Item } from './item.ts'
import type { Trace } from './trace.ts'

/** Notes a step from team to team. Agents and flows hand nothing over; a person without a team is of no team that could. */
export const handOver = (root: Item, { team, at }: Trace): void => {
  if (team === undefined) return
  const last = root.lastTeam
  if (last && last.id !== team) root.handOffs.push({ at, waited: at - last.at, back: last.before === team })
  const before = last && last.id !== team ? last.id : last?.before
  root.lastTeam = { id: team, at, ...(before !== undefined && { before }) }
}
