import { z } from 'zod'
import type { TermKind } from './design.ts'
import { quantile } from './normal.ts'

const width = z.number().positive()

/**
 * What is believed before anything was seen: a rate for the placement, and how far (one standard deviation, on the probit scale) each kind of term
 * may lie from nought. At a rate of 2 %, 0.1 is a quarter more or a fifth less.
 */
export const Prior = z.object({
  rate: z.number().gt(0).lt(1).default(0.02).describe('The rate that the placement is expected to have'),
  intercept: width.default(0.5).describe('How far the placement’s own rate may lie from the expected one'),
  component: width.default(0.1).describe('How much a component differs from what its tags say'),
  tag: width.default(0.07),
  pair: z
    .number()
    .nonnegative()
    .default(0)
    .describe('How much two components do together beyond what each does alone; 0 leaves pairs out of the model'),
  audience: width.default(0.2),
  taste: width.default(0.07).describe('How much an audience differs from the others in what it thinks of a component'),
  exposure: width.default(0.05).describe('What reaching one more exposure bucket does, whatever is shown'),
  wear: width.default(0.2).describe('How much more or less than the others a component wears off as a bucket is reached'),
  position: width.default(0.2),
})
export type Prior = z.infer<typeof Prior>

export const defaultPrior: Prior = Prior.parse({})

export const priorMean = (prior: Prior, kind: TermKind): number => (kind === 'intercept' ? quantile(prior.rate) : 0)
