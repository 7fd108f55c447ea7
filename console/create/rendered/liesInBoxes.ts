import type { Operations } from '../../api/operations.ts'

type Template = Operations['family.show']['output']['template']

/** Whether what a template shows lies where its boxes say. A letter flows: each language and each mail program moves what stands below. */
export const liesInBoxes = ({ channel }: Pick<Template, 'channel'>): boolean => channel !== 'email'
