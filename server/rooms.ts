import type { Site } from './assemble.ts'
import { flows } from '../engine/flow/flows/index.ts'
import { createRoom } from './create/create-room.ts'
import { flowRoom } from './flow/run-flows.ts'
import { ingestRoom } from './live/ingest-room.ts'
import type { Room } from './room.ts'

/** The rooms of the server, in the order in which they open. One line each. */
export const rooms: readonly ((site: Site) => Promise<Room>)[] = [createRoom, ingestRoom(), flowRoom(flows)]
