/** What a file states of its own rights, to go on after “not cleared:”. */
export const statedInWords = ({ holder }: { holder?: string | undefined }): string =>
  holder === undefined ? 'its file states terms' : `its file says that it belongs to ${holder}`
