/** How the page looks: theme, face and size of the type, how much stands in one scroll, and how it keeps to the caret. */
'use client'

import * as Menu from '@radix-ui/react-dropdown-menu'
import { ALargeSmall, Check, Minus, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { giveBack } from '@/components/keyboard'
import { choose, currentSettings, EXTENTS, FACES, LARGEST, SMALLEST, THEMES, useSettings } from './settings'
import type { Settings } from './settings'

const ITEM = 'flex cursor-pointer items-center gap-2 rounded-control px-2 py-1.5 outline-none data-[highlighted]:bg-accent-tint data-[disabled]:cursor-default data-[disabled]:text-muted'
const NAMES: Record<Settings['theme'] | Settings['face'] | Settings['extent'], string> = {
  system: 'As the computer has it',
  light: 'Light',
  dark: 'Dark',
  literata: 'Literata',
  'source-serif': 'Source Serif',
  atkinson: 'Atkinson Hyperlegible',
  scene: 'The scene',
  chapter: 'The chapter',
  book: 'The whole book',
}

/** `onChosen`: the menu closes, and something was chosen in it: the keyboard goes back to the page. */
export function SettingsMenu({ onChosen }: { onChosen(): void }) {
  const settings = useSettings()
  // within the bar, so that who jumps from landmark to landmark finds it; the page stays in reach and shows each choice
  const [bar, setBar] = useState<HTMLElement | null>(null)
  const before = useRef(settings)
  const elsewhere = useRef(false)
  function begin() {
    before.current = currentSettings()
    elsewhere.current = false
  }
  function close(event: Event) {
    // who pressed something else has the keyboard there
    if (elsewhere.current || currentSettings() === before.current) return giveBack(event)
    event.preventDefault()
    onChosen()
  }
  return (
    <Menu.Root modal={false} onOpenChange={(open) => open && begin()}>
      <Menu.Trigger className="button button-plain px-2" aria-label="How the page looks" title="How the page looks" ref={(trigger) => setBar(trigger?.closest('header') ?? null)}>
        <ALargeSmall size={16} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal container={bar}>
        <Menu.Content align="end" onInteractOutside={() => (elsewhere.current = true)} onCloseAutoFocus={close} className="z-40 max-h-[80vh] w-64 max-w-[92vw] overflow-y-auto rounded-card border border-line bg-page p-1 text-ink" style={{ boxShadow: 'var(--lift)' }}>
          <Choices title="In one scroll" name="extent" choices={EXTENTS} />
          <Menu.Separator className="my-1 h-px bg-line" />
          <Switch on={settings.typewriter} onChange={(typewriter) => choose({ typewriter })}>
            Keep the line in the middle
          </Switch>
          <Switch on={settings.dim} onChange={(dim) => choose({ dim })}>
            In focus, dim the other paragraphs
          </Switch>
          <Menu.Separator className="my-1 h-px bg-line" />
          <Menu.Label className="px-2 pt-1.5 text-count text-muted">
            Size of the type: <span className="numbers">{settings.size}</span>
          </Menu.Label>
          <Menu.Group className="grid grid-cols-2">
            <Size by={-1} size={settings.size}>
              <Minus size={16} aria-hidden /> Smaller
            </Size>
            <Size by={1} size={settings.size}>
              <Plus size={16} aria-hidden /> Larger
            </Size>
          </Menu.Group>
          <Choices title="Face" name="face" choices={FACES} />
          <Menu.Separator className="my-1 h-px bg-line" />
          <Choices title="Colours" name="theme" choices={THEMES} />
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** What is chosen is seen on the page at once: the menu stays open for more. */
const stay = (event: Event) => event.preventDefault()

function Choices<Name extends 'extent' | 'face' | 'theme'>({ title, name, choices }: { title: string; name: Name; choices: readonly Settings[Name][] }) {
  const settings = useSettings()
  return (
    <Menu.RadioGroup value={settings[name]} onValueChange={(value) => choose({ [name]: value })} aria-label={title}>
      <Menu.Label className="px-2 pt-1.5 text-count text-muted">{title}</Menu.Label>
      {choices.map((each) => (
        <Menu.RadioItem key={each} value={each} className={ITEM} onSelect={stay}>
          <Mark />
          {NAMES[each]}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}

function Switch({ on, onChange, children }: { on: boolean; onChange(on: boolean): void; children: ReactNode }) {
  return (
    <Menu.CheckboxItem checked={on} onCheckedChange={onChange} className={ITEM} onSelect={stay}>
      <Mark />
      {children}
    </Menu.CheckboxItem>
  )
}

function Size({ by, size, children }: { by: 1 | -1; size: number; children: ReactNode }) {
  const next = size + by
  return (
    <Menu.Item className={ITEM} disabled={next < SMALLEST || next > LARGEST} onSelect={(event) => (stay(event), choose({ size: next }))}>
      {children}
    </Menu.Item>
  )
}

function Mark() {
  return (
    <span className="w-4 shrink-0">
      <Menu.ItemIndicator>
        <Check size={16} aria-hidden />
      </Menu.ItemIndicator>
    </span>
  )
}
