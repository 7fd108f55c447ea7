import { live } from '../../kernel/operation.ts'
import { DecisionAnswer, DecisionRequest } from '../decision.ts'

export const requestDecision = live({
  name: 'decision.request',
  summary: 'Decide what one person sees at one placement now, from memory, with its reason and a signed receipt',
  input: DecisionRequest,
  output: DecisionAnswer,
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist', 'agent', 'flow'],
  example: { placement: 'home-hero', context: {}, synthetic: true },
})
