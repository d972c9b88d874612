/** What stands where the first words of a scene will. */

export function FirstWords({ onDraft }: { onDraft: (() => void) | undefined }) {
  if (!onDraft) return <>Start writing</>
  return (
    <>
      Start writing, or{' '}
      <button type="button" className="link" onClick={onDraft}>
        Draft with AI
      </button>
    </>
  )
}
