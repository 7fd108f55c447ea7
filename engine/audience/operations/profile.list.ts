import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Profile, profile } from '../profile.ts'

export const listProfiles = query({
  name: 'profile.list',
  summary: 'List profiles, whoever was seen last at the top',
  input: z.strictObject({
    state: Profile.shape.state.optional(),
    email: z.string().max(320).optional(),
    userId: z.string().max(256).optional(),
    ...PageRequest.shape,
  }),
  output: pageOf(Profile),
  roles: everyone,
  example: {},
  load: (read, { state, email, userId, ...page }) =>
    read.list(profile, { state, email: email?.toLowerCase(), userId }, page, { by: 'lastSeen', descending: true }),
  answer: (page) => page,
})
