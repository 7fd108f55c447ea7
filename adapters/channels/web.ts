import { z } from 'zod'
import type { ChannelPlug } from '../../engine/activate/channel.ts'

/** Facts alone: a page asks for its decision and is answered, so there is nothing to send. Its caps are counted at exposure. */
export const web: ChannelPlug = {
  facts: {
    name: 'web',
    says: 'Pages and apps that ask for a decision at their placements',
    medium: 'web',
    direction: 'pull',
    limits: { bytes: 1_000_000, connections: 0 },
    capabilities: { looksUp: false, headers: false },
    settings: z.strictObject({}),
  },
  open: () => undefined,
}
