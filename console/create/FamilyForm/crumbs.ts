import { strings } from '../../strings.ts'

export const crumbs = [
  { label: strings.stages.create, href: '/library' },
  { label: strings.screens.families, href: '/families' },
  { label: strings.verbs.compose },
]
