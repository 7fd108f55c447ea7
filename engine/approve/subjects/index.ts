import type { SubjectKind } from '../subject-kind.ts'
import { familySubject } from './family.ts'

/** One line for each kind of the stages upstream that can be approved. */
const kinds: readonly SubjectKind[] = [familySubject]

export const subjectKinds: ReadonlyMap<string, SubjectKind> = new Map(kinds.map((kind) => [kind.kind, kind]))
