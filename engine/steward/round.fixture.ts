import { at, type Line } from './story.fixture.ts'

/** Preflight lets everything through, or nothing. */
const passed = { detail: { combinations: 4, passed: 4, blocked: 0, unmeasured: 0 } }
export const blocked = { detail: { combinations: 4, passed: 0, blocked: 4, unmeasured: 0 } }
const step = { label: 'brand', role: 'creativeSteward', withinHours: 16, clock: 'working' }

/**
 * One signal on its way round, by hour: noticed two hours after it began, proposed by a flow, returned once, live after 21 hours.
 * detect 2 + decide 3 + make 8 + approve 4 + 5 + activate 1 = 23 hours.
 */
export const round = (n: number | string, from = 0): Line[] => {
  const lines: Line[] = [
    [0, 'signal.raised', `signal:s${n}`, { by: 'flow', detail: { since: new Date(at(from - 2)).toISOString() } }],
    [1, 'brief.proposed', `brief:b${n} signal:s${n}`, { by: 'flow', flow: 'flow_signal-opens-brief', cause: 1 }],
    [3, 'brief.accepted', `brief:b${n}`, { team: 'A' }],
    [4, 'brief.assigned', `brief:b${n} team:A`, { team: 'A' }],
    [5, 'component.added', `component:c${n} brief:b${n}`, { team: 'A' }],
    [6, 'family.composed', `family:f${n} component:c${n} brief:b${n}`, { team: 'A' }],
    [6.5, 'family.preflighted', `family:f${n}`, { by: 'flow', detail: { combinations: 4, passed: 0, blocked: 0, unmeasured: 2 } }],
    [7, 'family.preflighted', `family:f${n}`, { by: 'flow', ...passed }],
    [8, 'approval.requested', `approval:a${n} family:f${n} brief:b${n}`, { team: 'A', detail: { steps: [step] } }],
    [12, 'approval.judged', `approval:a${n} family:f${n} brief:b${n}`, { team: 'B', detail: { verdict: 'return', step: 'brand' } }],
    [12, 'approval.returned', `approval:a${n} family:f${n} brief:b${n}`, { team: 'B', detail: { veto: false } }],
    [14, 'family.changed', `family:f${n}`, { team: 'A' }],
    [14, 'family.preflighted', `family:f${n}`, { by: 'flow', ...passed }],
    [15, 'approval.requested', `approval:z${n} family:f${n} brief:b${n}`, { team: 'A', detail: { steps: [step] } }],
    [20, 'approval.judged', `approval:z${n} family:f${n} brief:b${n}`, { team: 'B', detail: { verdict: 'approve', step: 'brand' } }],
    [20, 'component.approved', `approval:z${n} component:c${n} family:f${n}`, { team: 'B' }],
    [20, 'approval.granted', `approval:z${n} family:f${n} brief:b${n}`, { team: 'B' }],
    [21, 'campaign.released', `campaign:k${n} component:c${n} family:f${n} placement:p1`, { team: 'C' }],
  ]
  return lines.map(([hours, ...rest]) => [hours + from, ...rest])
}
