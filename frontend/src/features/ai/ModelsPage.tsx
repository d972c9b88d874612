/** The models of this installation, and for whoever keeps it the keys of their providers. */
'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { keys, useModels, useSession } from '@/api/queries'
import { call } from '@/api/session'
import { Section, SettingsPage } from '@/components/SettingsPage'
import { Skeleton } from '@/components/Skeleton'
import { Trouble } from '@/components/Trouble'
import { KeyList } from './KeyList'
import { placeOf } from './policy'

export function ModelsPage() {
  const session = useSession()
  const models = useModels()
  return (
    <SettingsPage title="Models">
      <Section id="models" title="What drafts are made with">
        {models.isPending && <Skeleton lines={3} label="Reading which models there are" />}
        {models.error && <Trouble what="Which models there are could not be read." error={models.error} onRetry={() => void models.refetch()} />}
        {models.data?.models.length === 0 && <p className="card border-dashed p-6 text-center text-muted">There is no model here yet.</p>}
        <ul className="flex flex-col gap-2" aria-label="Models">
          {models.data?.models.map((each) => (
            <li key={each.id} className="card p-4">
              <p className="font-medium [overflow-wrap:anywhere]">
                {each.name} {placeOf(each.provider)}
              </p>
              <p className="text-sec text-muted">
                {each.practice ? 'Shows how drafting works; not for real prose. ' : ''}
                {each.available ? 'It answers.' : 'It does not answer just now.'}
              </p>
            </li>
          ))}
        </ul>
        <p className="text-muted">Which of them may read a book is its owners’ to say, on the book’s own page “AI and this book”.</p>
      </Section>
      <Section id="keys" title="Keys for every book">
        {session.data?.account.site_role === 'admin' ? <SiteKeys /> : <p className="text-muted">Whoever keeps this PlotWeaver sets them. A book can have its own.</p>}
      </Section>
    </SettingsPage>
  )
}

const QUERY = [...keys.models, 'keys']

function SiteKeys() {
  const client = useQueryClient()
  const held = useQuery({ queryKey: QUERY, queryFn: () => call('model_keys.of_site'), staleTime: 0 })
  return (
    <>
      <p className="text-muted">They pay for the drafts of every book that has no key of its own and whose owners let the provider read it.</p>
      {held.isPending && <Skeleton lines={2} label="Reading which keys are set" />}
      {held.error && <Trouble what="Which keys are set could not be read." error={held.error} onRetry={() => void held.refetch()} />}
      {held.data && (
        <KeyList
          shown={held.data}
          whose="this PlotWeaver’s"
          onPut={(provider, key) => call('model_keys.put_of_site', { params: { provider }, body: { key } })}
          onRemove={(provider) => call('model_keys.remove_of_site', { params: { provider } })}
          onChanged={(now) => client.setQueryData(QUERY, now)}
        />
      )}
    </>
  )
}
