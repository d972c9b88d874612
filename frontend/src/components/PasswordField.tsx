/** A password, hidden until its writer wants to see it. Pasting and password managers work. */
'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useId, useState } from 'react'

interface PasswordFieldProps {
  label: string
  name: string
  /** What password managers are told. */
  kind: 'current-password' | 'new-password' | 'one-time-code'
  hint?: string | undefined
  required?: boolean
}

export function PasswordField({ label, name, kind, hint, required = true }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  const id = useId()
  const Icon = shown ? EyeOff : Eye
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="relative">
        <input id={id} className="field pr-11" name={name} type={shown ? 'text' : 'password'} autoComplete={kind} required={required} spellCheck={false} autoCapitalize="none" aria-describedby={hint && `${id}-hint`} />
        <button type="button" className="button button-plain absolute inset-y-0 right-0 px-2" aria-label={shown ? 'Hide what I typed' : 'Show what I typed'} onClick={() => setShown(!shown)}>
          <Icon size={16} aria-hidden />
        </button>
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-sec text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
