import type { Actor } from '../../engine/kernel/actor.ts'

/** As whom the worker brings back what became of a mailing. */
export const sendingFlow: Actor = { kind: 'flow', id: 'flow_sending', name: 'Sending', roles: ['flow'] }
