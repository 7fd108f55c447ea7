import { Answered } from '../../api/Answered.tsx'
import { Screen } from '../../frame/Screen.tsx'
import { Go } from '../../kit/Go.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import { Loading } from '../../kit/state/Loading.tsx'
import { words as layouts } from '../Templates/words.ts'
import { Composing } from './Composing.tsx'
import { crumbs } from './crumbs.ts'
import { useBegun } from './useBegun.ts'
import { words } from './words.ts'

/** Which parts may stand together? The form that composes a family, filled with what one came with. */
export const FamilyForm = () => {
  const { templates, begun, problem } = useBegun()
  if (begun && begun.templates.length > 0) return <Composing begun={begun} notFound={problem} />
  return (
    <Screen crumbs={crumbs} title={begun && layouts.none}>
      <Answered query={templates}>
        {() => (
          <div className="p-(--page)">
            {begun ? (
              <Empty fact={layouts.none} meaning={words.noTemplate}>
                <Go href="/templates" className="linked font-label text-thread">
                  {words.toTemplates}
                </Go>
              </Empty>
            ) : (
              <Loading lines={[24, 60, 24, 60, 18, 100, 100, 100]} />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}
