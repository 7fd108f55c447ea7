import type { Operations } from '../../api/operations.ts'

type Profile = Operations['profile.list']['output']['items'][number]

/** By what one knows a person best. */
export const nameOfProfile = ({ email, userId, anonymousIds, id }: Profile): string => email ?? userId ?? anonymousIds[0] ?? id
