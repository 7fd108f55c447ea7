import { step, type Step } from './story.ts'

/** The words that Lindmoor Trail's rules may use. */
export const attributes: readonly Step[] = [
  step('aiko', 'attribute.declare', { key: 'context.rain', label: 'Rain there', type: 'double', unit: 'mm', origin: { kind: 'context' } }),
  step('aiko', 'attribute.declare', { key: 'context.device', label: 'Device', type: 'string', origin: { kind: 'context' } }),
  step('aiko', 'attribute.declare', { key: 'profile.country', label: 'Country', type: 'string', origin: { kind: 'trait', trait: 'country' } }),
  step('aiko', 'attribute.declare', { key: 'profile.orders', label: 'Orders', type: 'int', origin: { kind: 'count', event: 'Order Completed' } }),
  step('aiko', 'attribute.declare', {
    key: 'profile.lastOrder',
    label: 'Last order',
    type: 'timestamp',
    origin: { kind: 'lastTime', event: 'Order Completed' },
  }),
  step('aiko', 'attribute.declare', {
    key: 'profile.health',
    label: 'What somebody told the fitting room about their health',
    type: 'string',
    origin: { kind: 'trait', trait: 'health' },
    sensitive: true,
  }),
]
