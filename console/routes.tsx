import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type ErrorRouteComponent, type RouteComponent } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { ScreenEntry } from './frame/place.ts'
import type { Stage } from './kit/loop/station.ts'
import { Root } from './Root.tsx'
import { strings } from './strings.ts'

type Load = () => Promise<Record<string, unknown>>

interface ScreenLine extends ScreenEntry {
  load: Load
  /** The component that the file exports. */
  as: string
}

const { screens: names } = strings

const at = (path: string, label: string, stage: Stage | undefined, load: Load, as: string): ScreenLine => ({
  path,
  label,
  load,
  as,
  ...(stage ? { stage } : {}),
})
const steward = (path: string, label: string, load: Load, as: string): ScreenLine => ({ path, label, load, as, steward: true })

/** Every screen that the rail and the palette name, one line each, loaded when one first goes there. */
const screens: readonly ScreenLine[] = [
  at('/', names.overview, undefined, () => import('./overview/Overview/Overview.tsx'), 'Overview'),
  at('/briefs', names.briefs, 'brief', () => import('./brief/Briefs/Briefs.tsx'), 'Briefs'),
  at('/capacity', names.capacity, 'brief', () => import('./brief/Capacity/Capacity.tsx'), 'Capacity'),
  { ...at('/library', names.library, 'create', () => import('./create/Library/Library.tsx'), 'Library'), holds: '/assets' },
  at('/families', names.families, 'create', () => import('./create/Families/Families.tsx'), 'Families'),
  at('/templates', names.templates, 'create', () => import('./create/Templates/Templates.tsx'), 'Templates'),
  at('/kinds', names.kinds, 'create', () => import('./create/Kinds/Kinds.tsx'), 'Kinds'),
  at('/presets', names.presets, 'create', () => import('./create/Presets/Presets.tsx'), 'Presets'),
  at('/brands', names.brands, 'create', () => import('./create/Brands/Brands.tsx'), 'Brands'),
  at('/collections', names.collections, 'create', () => import('./create/Collections/Collections.tsx'), 'Collections'),
  at('/guardrails', names.guardrails, 'guard', () => import('./guard/Guardrails/Guardrails.tsx'), 'Guardrails'),
  at('/review', names.review, 'approve', () => import('./approve/Review/Review.tsx'), 'Review'),
  at('/routes', names.routes, 'approve', () => import('./approve/Routes/Routes.tsx'), 'Routes'),
  at('/placements', names.placements, 'decide', () => import('./decide/Placements/Placements.tsx'), 'Placements'),
  at('/layers', names.layers, 'decide', () => import('./decide/Layers/Layers.tsx'), 'Layers'),
  at('/experiments', names.experiments, 'decide', () => import('./decide/Experiments/Experiments.tsx'), 'Experiments'),
  at('/decisions', names.decisions, 'decide', () => import('./decide/Decisions/Decisions.tsx'), 'Decisions'),
  at('/campaigns', names.campaigns, 'activate', () => import('./activate/Campaigns/Campaigns.tsx'), 'Campaigns'),
  at('/mailings', names.mailings, 'activate', () => import('./activate/Mailings/Mailings.tsx'), 'Mailings'),
  at('/mailbox', names.mailbox, 'activate', () => import('./activate/Mailbox/Mailbox.tsx'), 'Mailbox'),
  at('/events', names.events, 'observe', () => import('./observe/Events/Events.tsx'), 'Events'),
  at('/audiences', names.audiences, 'observe', () => import('./observe/Audiences/Audiences.tsx'), 'Audiences'),
  at('/profiles', names.profiles, 'observe', () => import('./observe/Profiles/Profiles.tsx'), 'Profiles'),
  at('/signals', names.signals, 'learn', () => import('./learn/Signals/Signals.tsx'), 'Signals'),
  at('/insights', names.insights, 'learn', () => import('./learn/Insights/Insights.tsx'), 'Insights'),
  at('/flows', names.flows, 'flow', () => import('./flow/Flows/Flows.tsx'), 'Flows'),
  steward('/measures', names.measures, () => import('./steward/Measures/Measures.tsx'), 'Measures'),
  steward('/drag', names.drag, () => import('./steward/Drag/Drag.tsx'), 'Drag'),
  steward('/vocabulary', names.vocabulary, () => import('./steward/Vocabulary/Vocabulary.tsx'), 'Vocabulary'),
  steward('/people', names.people, () => import('./people/People/People.tsx'), 'People'),
  steward('/journal', names.journal, () => import('./steward/JournalScreen/JournalScreen.tsx'), 'JournalScreen'),
]

/** Pages below a screen, reached from it. */
const pages: readonly Pick<ScreenLine, 'path' | 'load' | 'as'>[] = [
  { path: '/briefs/new', load: () => import('./brief/BriefForm/BriefForm.tsx'), as: 'BriefForm' },
  { path: '/briefs/$brief', load: () => import('./brief/Briefs/Briefs.tsx'), as: 'Briefs' },
  { path: '/library/new', load: () => import('./create/ComponentForm/ComponentForm.tsx'), as: 'ComponentForm' },
  { path: '/library/$component/edit', load: () => import('./create/ComponentForm/EditComponent.tsx'), as: 'EditComponent' },
  { path: '/library/$component/versions', load: () => import('./create/ComponentVersions/ComponentVersions.tsx'), as: 'ComponentVersions' },
  { path: '/library/$component', load: () => import('./create/Library/Library.tsx'), as: 'Library' },
  { path: '/assets/$asset', load: () => import('./create/Assets/Asset.tsx'), as: 'Asset' },
  { path: '/collections/$collection', load: () => import('./create/Collections/Collection.tsx'), as: 'Collection' },
  { path: '/templates/new', load: () => import('./create/TemplateEditor/TemplateEditor.tsx'), as: 'TemplateEditor' },
  { path: '/templates/$template/edit', load: () => import('./create/TemplateEditor/TemplateEditor.tsx'), as: 'TemplateEditor' },
  { path: '/templates/$template', load: () => import('./create/Templates/Template.tsx'), as: 'Template' },
  { path: '/families/new', load: () => import('./create/FamilyForm/FamilyForm.tsx'), as: 'FamilyForm' },
  { path: '/families/$family', load: () => import('./create/Variants/Variants.tsx'), as: 'Variants' },
  { path: '/review/$approval', load: () => import('./approve/Review/Review.tsx'), as: 'Review' },
  { path: '/placements/$placement', load: () => import('./decide/Placement/Placement.tsx'), as: 'Placement' },
  { path: '/experiments/new', load: () => import('./decide/ExperimentForm/ExperimentForm.tsx'), as: 'ExperimentForm' },
  { path: '/experiments/$experiment', load: () => import('./decide/Experiment/Experiment.tsx'), as: 'Experiment' },
  { path: '/decisions/$decision', load: () => import('./decide/Decision/Decision.tsx'), as: 'Decision' },
  { path: '/campaigns/$campaign', load: () => import('./activate/Campaigns/Campaigns.tsx'), as: 'Campaigns' },
  { path: '/mailings/$mailing', load: () => import('./activate/Mailings/Mailings.tsx'), as: 'Mailings' },
  { path: '/mailbox/$message', load: () => import('./activate/Mailbox/Mailbox.tsx'), as: 'Mailbox' },
  { path: '/audiences/new', load: () => import('./observe/Audiences/NewAudience.tsx'), as: 'NewAudience' },
  { path: '/audiences/$audience', load: () => import('./observe/Audiences/Audience.tsx'), as: 'Audience' },
  { path: '/profiles/$profile', load: () => import('./observe/Profiles/Profiles.tsx'), as: 'Profiles' },
  { path: '/measures/$measure', load: () => import('./steward/Measure/Measure.tsx'), as: 'Measure' },
  { path: '/signals/$signal', load: () => import('./learn/Signals/Signals.tsx'), as: 'Signals' },
]

/** Pages without a frame: the way in, and the hidden kit. */
const bare: readonly Pick<ScreenLine, 'path' | 'load' | 'as'>[] = [
  { path: '/sign-in', load: () => import('./people/SignIn/SignIn.tsx'), as: 'SignIn' },
  { path: '/kit', load: () => import('./kit/page/KitPage.tsx'), as: 'KitPage' },
  { path: '/kit/frame', load: () => import('./kit/page/FrameSample.tsx'), as: 'FrameSample' },
]

const component = ({ load, as }: Pick<ScreenLine, 'load' | 'as'>) => lazyRouteComponent(load as () => Promise<Record<string, RouteComponent>>, as)

const EngineFrame = lazy(async () => ({ default: (await import('./frame/EngineFrame.tsx')).EngineFrame }))

const Framed = () => (
  <Suspense>
    <EngineFrame screens={screens} />
  </Suspense>
)

export const makeRouter = () => {
  const root = createRootRoute({ component: Root })
  const framed = createRoute({
    getParentRoute: () => root,
    id: 'framed',
    component: Framed,
  })
  const inside = [...screens, ...pages].map((line) => createRoute({ getParentRoute: () => framed, path: line.path, component: component(line) }))
  const outside = bare.map((line) => createRoute({ getParentRoute: () => root, path: line.path, component: component(line) }))
  return createRouter({
    routeTree: root.addChildren([framed.addChildren(inside), ...outside]),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultNotFoundComponent: lazyRouteComponent(() => import('./frame/NotFound.tsx'), 'NotFound'),
    defaultErrorComponent: lazyRouteComponent(() => import('./frame/Broken.tsx'), 'Broken') as ErrorRouteComponent,
  })
}
