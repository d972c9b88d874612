"""How somebody who has no account here gets one."""
