import { Screen } from '../../frame/Screen.tsx'
import { strings } from '../../strings.ts'

export const Overview = () => <Screen crumbs={[{ label: strings.screens.overview }]}>{null}</Screen>
