/** A button of the desk. */
import type { ComponentProps } from 'react'

export type ButtonKind = 'normal' | 'primary' | 'danger' | 'plain'

const LOOK: Record<ButtonKind, string> = {
  normal: 'button',
  primary: 'button button-primary',
  danger: 'button button-danger',
  plain: 'button button-plain',
}

export function Button({ kind = 'normal', className = '', ...rest }: ComponentProps<'button'> & { kind?: ButtonKind }) {
  return <button type="button" {...rest} className={`${LOOK[kind]} ${className}`} />
}
