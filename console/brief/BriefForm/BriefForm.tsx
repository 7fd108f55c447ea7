import { Screen } from '../../frame/Screen.tsx'
import { strings } from '../../strings.ts'

export const BriefForm = () => <Screen crumbs={[{ label: strings.screens.briefs }]}>{null}</Screen>
