import { useParams } from '@tanstack/react-router'
import { Answered } from '../../api/Answered.tsx'
import { useQueryOf } from '../../api/queries.ts'
import { Screen } from '../../frame/Screen.tsx'
import { strings } from '../../strings.ts'
import { nameOf } from '../composed.ts'
import { Editing } from './Editing.tsx'
import { useLocales } from '../useLocales.ts'
import { words } from './words.ts'

/** Say something else of a component: the form that adds one, filled, and beside it what saving means. */
export const EditComponent = () => {
  const { component: id = '' } = useParams({ strict: false })
  const shown = useQueryOf('component.show', { id }, { follows: ['family', 'campaign'] })
  const { data } = shown
  const locales = useLocales()
  const crumbs = [
    { label: strings.stages.create, href: '/library' },
    { label: strings.screens.library, href: '/library' },
    { label: data ? nameOf(data.component, data.assets, locales[0]) : id, href: `/library/${id}` },
    { label: words.edit.crumb },
  ]
  if (data && data.component.state !== 'retired') return <Editing key={data.component.id} shown={data} crumbs={crumbs} refetch={shown.refetch} />
  return (
    <Screen crumbs={crumbs} title={data && words.edit.retired}>
      <Answered query={shown}>{() => null}</Answered>
    </Screen>
  )
}
