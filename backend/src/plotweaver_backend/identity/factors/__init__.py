"""The second factor: codes from an app (TOTP, RFC 6238), and recovery codes for the day the app is gone."""
