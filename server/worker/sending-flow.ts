import type { Actor } from '../../engine/kernel/actor.ts'
import { flowId } from '../../engine/kernel/flow-id.ts'

/** As whom the worker brings back what became of a mailing. */
export const sendingFlow: Actor = { kind: 'flow', id: flowId('sending'), name: 'Sending', roles: ['flow'] }
