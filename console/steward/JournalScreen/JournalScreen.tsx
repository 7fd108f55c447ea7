import { Screen } from '../../frame/Screen.tsx'
import { strings } from '../../strings.ts'

export const JournalScreen = () => <Screen crumbs={[{ label: strings.screens.journal }]}>{null}</Screen>
