/** Everything that is held about one, as a file. */
import { addressOf } from '@/api/address'
import { Section } from '@/components/SettingsPage'
import { Link } from '@/routing/router'

export function YourData() {
  return (
    <Section id="data" title="Your data">
      <p className="text-muted">Everything that is held about you: your account, devices, ways to sign in, roles, unsaved words, what you did and what was done to your account, and where each of your books is fetched whole.</p>
      <p>
        <a className="link" href={addressOf('account.export')} download="plotweaver-account.zip">
          Download everything about me
        </a>
      </p>
      <p>
        <Link to={{ screen: 'your-activity' }} className="link">
          What you did, and what was done to your account
        </Link>
      </p>
    </Section>
  )
}
