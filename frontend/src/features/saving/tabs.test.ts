import { expect, it, vi } from 'vitest'
import { hearTabs, tellTabs } from './tabs'

it('a tab hears of what another one kept of the same book, until it hears no more', async () => {
  const kept = vi.fn()
  const stop = hearTabs('mole', kept)
  const heard = new Promise<void>((resolve) => {
    const end = hearTabs('last', () => (end(), resolve()))
  })
  for (const project of ['mole', 'ring', 'last']) tellTabs(project)
  await heard
  expect(kept).toHaveBeenCalledTimes(1)
  stop()
})
