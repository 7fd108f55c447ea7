import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { Called, calledBy, PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Campaign, campaign, CampaignState } from '../campaign.ts'

export const listCampaigns = query({
  name: 'campaign.list',
  summary: 'List campaigns, the newest at the top',
  input: z.strictObject({
    words: Called,
    state: z.array(CampaignState).optional(),
    family: z.string().optional(),
    brief: z.string().optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(Campaign),
  roles: everyone,
  example: { state: ['live'] },
  load: (read, { words, state, family, brief, ...page }) =>
    read.list(campaign, { name: calledBy(words), state, family, brief }, page, { by: 'from', descending: true }),
  answer: (page) => page,
})
