import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { Route, route } from '../route.ts'

export const listRoutes = query({
  name: 'route.list',
  summary: 'List the approval routes in the order in which they are asked',
  input: z.strictObject({ state: z.enum(['live', 'retired']).default('live') }),
  output: z.object({ items: z.array(Route) }),
  roles: everyone,
  example: {},
  load: (read, { state }) => read.all(route, { state }),
  answer: (routes) => ({ items: routes.sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1)) }),
})
