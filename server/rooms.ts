import type { OpensRoom } from './assemble.ts'
import { flows } from '../engine/flow/flows/index.ts'
import { createRoom } from './create/create-room.ts'
import { deliverRoom } from './deliver/deliver-room.ts'
import { flowRoom } from './flow/run-flows.ts'
import { housekeeping } from './housekeeping.ts'
import { liveRoom } from './live/live-room.ts'
import { activateRoom } from './worker/activate-room.ts'

/** The rooms of the server, in the order in which they open. One line each. */
export const rooms: readonly OpensRoom[] = [createRoom, liveRoom, activateRoom, deliverRoom, flowRoom(flows), housekeeping]
