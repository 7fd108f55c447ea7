import { live } from '../../kernel/operation.ts'
import { DecisionAnswers, Prefetch } from '../batch.ts'

export const prefetchDecisions = live({
  name: 'decision.prefetch',
  summary: 'Tell what all placements of a page would show; a decision is recorded once its exposure brings the receipt back',
  input: Prefetch,
  output: DecisionAnswers,
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist', 'agent', 'flow'],
  example: { placements: ['home-hero'], synthetic: true },
})
