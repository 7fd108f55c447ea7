import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { deliveriesOf, DeliveryState, ListedDelivery } from '../delivery.ts'

export const listDeliveries = query({
  name: 'delivery.list',
  summary: 'List deliveries, the newest first: where each is, and the gate and rule that refused it',
  input: z.strictObject({
    mailing: z.string().optional(),
    person: z.string().optional().describe('id of a profile'),
    state: z.array(DeliveryState).min(1).optional(),
    gate: z.string().optional(),
    rule: z.string().optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(ListedDelivery),
  roles: everyone,
  example: { state: ['unknown'] },
  load: (read, { state, ...filter }) => read.ask(deliveriesOf, { ...filter, states: state }),
  answer: (page) => page,
})
