import { Screen } from '../../frame/Screen.tsx'
import { strings } from '../../strings.ts'

export const Briefs = () => <Screen crumbs={[{ label: strings.screens.briefs }]}>{null}</Screen>
