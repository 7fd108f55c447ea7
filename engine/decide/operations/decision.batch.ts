import { live } from '../../kernel/operation.ts'
import { DecisionAnswers, DecisionBatch } from '../batch.ts'

export const batchDecisions = live({
  name: 'decision.batch',
  summary: 'Decide for up to a hundred contexts or placements in one request, each with its own record and receipt',
  input: DecisionBatch,
  output: DecisionAnswers,
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist', 'agent', 'flow'],
  example: { placement: 'home-hero', synthetic: true, requests: [{ context: {} }, {}] },
})
