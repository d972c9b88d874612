// Written by `make generate` from packages/contracts. Change the catalogue, not this file.

import type {
  Accepted,
  Account,
  AccountDeletion,
  AiPolicy,
  AiPolicyShown,
  AliasAnswer,
  AliasRequest,
  AppBegun,
  ArchiveQuery,
  ArrangedImport,
  AuditExportQuery,
  AuditPage,
  AuditQuery,
  AutosaveCopies,
  AutosaveKept,
  AutosaveList,
  AutosaveQuery,
  AutosavesQuery,
  BranchQuery,
  Branches,
  CastView,
  Changes,
  ChangesQuery,
  ChapterCreated,
  ChapterPosition,
  ChapterTitle,
  ComingBack,
  CommentChanged,
  CommentList,
  CommentsQuery,
  CompareQuery,
  Comparison,
  Confirmation,
  ContentUpdated,
  Contradictions,
  ContradictionsQuery,
  Credentials,
  Decisions,
  Departure,
  DeviceList,
  EmailChange,
  Ended,
  Estimate,
  ExportProgress,
  ExportQuery,
  FactorOffer,
  FileView,
  FindQuery,
  FindResults,
  FindingList,
  FindingsQuery,
  ForgottenPassword,
  FreshQuery,
  GenerationProgress,
  Hello,
  History,
  HistoryQuery,
  IdentityList,
  ImportPreview,
  ImportQuery,
  InvitationList,
  InvitationMade,
  InvitationShown,
  InvitationToken,
  InvitedPerson,
  Joined,
  KeySet,
  LegacyRunRequest,
  Lock,
  LockList,
  Member,
  MemberChange,
  MemberList,
  MergeRequest,
  ModelKeyList,
  ModelList,
  NewAccount,
  NewAutosave,
  NewBranch,
  NewChapter,
  NewComment,
  NewInvitation,
  NewLock,
  NewMember,
  NewModelKey,
  NewName,
  NewOffer,
  NewPerson,
  NewProject,
  NewScene,
  NewSuggestion,
  NewToken,
  Newcomer,
  NewcomerAccount,
  Offer,
  Offers,
  Ok,
  OpenProject,
  Outline,
  OwnAccount,
  PasswordChange,
  PermissionsChanged,
  Presence,
  Profile,
  ProgramCredentials,
  ProjectCreated,
  ProjectDeletion,
  ProjectList,
  ProjectLocked,
  ProjectUnlocked,
  Protections,
  Provenance,
  ProvenanceQuery,
  ProviderList,
  QualityReported,
  ReadQuery,
  RecoveryCodes,
  RefMoved,
  RefreshRequest,
  RenameRequest,
  Renewal,
  ReplaceRequest,
  Reply,
  ResetPassword,
  RestoreRequest,
  RevertRequest,
  Run,
  RunList,
  RunRequest,
  RunStarted,
  SaveRequest,
  Saved,
  SceneCreated,
  ScenePosition,
  SceneQuery,
  SceneTitle,
  SceneView,
  SearchQuery,
  SearchResults,
  SecondStep,
  SentExportQuery,
  SentPage,
  SentQuery,
  SessionInfo,
  SettleQuery,
  Settlement,
  Sharing,
  SignInAnswer,
  SignInLink,
  SignInOptions,
  SignUp,
  Suggestion,
  SuggestionChanged,
  SuggestionList,
  TakeOutQuery,
  Talk,
  TimelineView,
  TokenList,
  TokenMade,
  TokenPair,
  TreeView,
  Trend,
  TrendQuery,
  UnlockAnswer,
  UnlockWish,
  VerifyEmail,
  VersionQuery,
  VersionReport,
  VersionView,
  Visit,
  VisitWanted,
  Voices,
  WaiverQuery,
  WaiverRequest,
} from './models'

export const operations = {
  "auth.redeem_link": { verb: "POST", path: "/api/v1/auth/link", idempotent: false, raw: false, status: 200 },
  "auth.sign_in": { verb: "POST", path: "/api/v1/auth/sign-in", idempotent: false, raw: false, status: 200 },
  "auth.token": { verb: "POST", path: "/api/v1/auth/token", idempotent: false, raw: false, status: 200 },
  "auth.link_token": { verb: "POST", path: "/api/v1/auth/link-token", idempotent: false, raw: false, status: 200 },
  "auth.refresh": { verb: "POST", path: "/api/v1/auth/refresh", idempotent: false, raw: false, status: 200 },
  "auth.refresh_token": { verb: "POST", path: "/api/v1/auth/refresh-token", idempotent: false, raw: false, status: 200 },
  "auth.sign_out": { verb: "POST", path: "/api/v1/auth/sign-out", idempotent: false, raw: false, status: 200 },
  "auth.session": { verb: "GET", path: "/api/v1/auth/session", idempotent: false, raw: false, status: 200 },
  "auth.keys": { verb: "GET", path: "/api/v1/auth/keys", idempotent: false, raw: false, status: 200 },
  "accounts.create": { verb: "POST", path: "/api/v1/accounts", idempotent: true, raw: false, status: 201 },
  "members.list": { verb: "GET", path: "/api/v1/projects/{project}/members", idempotent: false, raw: false, status: 200 },
  "members.put": { verb: "PUT", path: "/api/v1/projects/{project}/members", idempotent: false, raw: false, status: 200 },
  "members.change": { verb: "PUT", path: "/api/v1/projects/{project}/members/{account}", idempotent: false, raw: false, status: 200 },
  "members.remove": { verb: "DELETE", path: "/api/v1/projects/{project}/members/{account}", idempotent: false, raw: false, status: 200 },
  "members.leave": { verb: "DELETE", path: "/api/v1/projects/{project}/membership", idempotent: false, raw: false, status: 200 },
  "sharing.get": { verb: "GET", path: "/api/v1/projects/{project}/sharing", idempotent: false, raw: false, status: 200 },
  "sharing.put": { verb: "PUT", path: "/api/v1/projects/{project}/sharing", idempotent: false, raw: false, status: 200 },
  "protections.get": { verb: "GET", path: "/api/v1/projects/{project}/protections", idempotent: false, raw: false, status: 200 },
  "protections.put": { verb: "PUT", path: "/api/v1/projects/{project}/protections", idempotent: false, raw: false, status: 200 },
  "invitations.list": { verb: "GET", path: "/api/v1/projects/{project}/invitations", idempotent: false, raw: false, status: 200 },
  "invitations.create": { verb: "POST", path: "/api/v1/projects/{project}/invitations", idempotent: false, raw: false, status: 201 },
  "invitations.withdraw": { verb: "DELETE", path: "/api/v1/projects/{project}/invitations/{invitation}", idempotent: false, raw: false, status: 200 },
  "invitations.look": { verb: "POST", path: "/api/v1/invitations/look", idempotent: false, raw: false, status: 200 },
  "invitations.accept": { verb: "POST", path: "/api/v1/invitations/accept", idempotent: false, raw: false, status: 200 },
  "ownership.get": { verb: "GET", path: "/api/v1/projects/{project}/ownership", idempotent: false, raw: false, status: 200 },
  "ownership.offer": { verb: "PUT", path: "/api/v1/projects/{project}/ownership", idempotent: false, raw: false, status: 200 },
  "ownership.accept": { verb: "POST", path: "/api/v1/projects/{project}/ownership/accept", idempotent: false, raw: false, status: 200 },
  "ownership.withdraw": { verb: "DELETE", path: "/api/v1/projects/{project}/ownership", idempotent: false, raw: false, status: 200 },
  "auth.options": { verb: "GET", path: "/api/v1/auth/options", idempotent: false, raw: false, status: 200 },
  "auth.second_step": { verb: "POST", path: "/api/v1/auth/second-step", idempotent: false, raw: false, status: 200 },
  "auth.offer_app": { verb: "POST", path: "/api/v1/auth/second-step/app", idempotent: false, raw: false, status: 200 },
  "auth.begin_app": { verb: "PUT", path: "/api/v1/auth/second-step/app", idempotent: false, raw: false, status: 200 },
  "auth.sign_up": { verb: "POST", path: "/api/v1/auth/sign-up", idempotent: false, raw: false, status: 202 },
  "auth.open_account": { verb: "POST", path: "/api/v1/auth/sign-up/account", idempotent: false, raw: false, status: 201 },
  "auth.join": { verb: "POST", path: "/api/v1/auth/sign-up/invited", idempotent: false, raw: false, status: 201 },
  "auth.forgot_password": { verb: "POST", path: "/api/v1/auth/forgotten-password", idempotent: false, raw: false, status: 202 },
  "auth.reset_password": { verb: "POST", path: "/api/v1/auth/reset-password", idempotent: false, raw: false, status: 200 },
  "auth.verify_email": { verb: "POST", path: "/api/v1/auth/verify-email", idempotent: false, raw: false, status: 200 },
  "auth.confirm": { verb: "POST", path: "/api/v1/auth/confirm", idempotent: false, raw: false, status: 200 },
  "account.get": { verb: "GET", path: "/api/v1/account", idempotent: false, raw: false, status: 200 },
  "account.rename": { verb: "PUT", path: "/api/v1/account/profile", idempotent: false, raw: false, status: 200 },
  "account.change_email": { verb: "PUT", path: "/api/v1/account/email", idempotent: false, raw: false, status: 200 },
  "account.change_password": { verb: "PUT", path: "/api/v1/account/password", idempotent: false, raw: false, status: 200 },
  "account.offer_factor": { verb: "POST", path: "/api/v1/account/second-factor", idempotent: false, raw: false, status: 200 },
  "account.begin_factor": { verb: "PUT", path: "/api/v1/account/second-factor", idempotent: false, raw: false, status: 200 },
  "account.end_factor": { verb: "DELETE", path: "/api/v1/account/second-factor", idempotent: false, raw: false, status: 200 },
  "account.renew_recovery": { verb: "POST", path: "/api/v1/account/recovery-codes", idempotent: false, raw: false, status: 200 },
  "sessions.list": { verb: "GET", path: "/api/v1/account/sessions", idempotent: false, raw: false, status: 200 },
  "sessions.end": { verb: "DELETE", path: "/api/v1/account/sessions/{session}", idempotent: false, raw: false, status: 200 },
  "sessions.end_others": { verb: "DELETE", path: "/api/v1/account/sessions", idempotent: false, raw: false, status: 200 },
  "account.export": { verb: "GET", path: "/api/v1/account/export", idempotent: false, raw: false, status: 200 },
  "account.departure": { verb: "GET", path: "/api/v1/account/departure", idempotent: false, raw: false, status: 200 },
  "account.delete": { verb: "POST", path: "/api/v1/account/deletion", idempotent: false, raw: false, status: 200 },
  "ai.policy": { verb: "GET", path: "/api/v1/projects/{project}/ai", idempotent: false, raw: false, status: 200 },
  "ai.put_policy": { verb: "PUT", path: "/api/v1/projects/{project}/ai", idempotent: false, raw: false, status: 200 },
  "ai.sent": { verb: "GET", path: "/api/v1/projects/{project}/ai/sent", idempotent: false, raw: false, status: 200 },
  "ai.export_sent": { verb: "GET", path: "/api/v1/projects/{project}/ai/sent/export", idempotent: false, raw: false, status: 200 },
  "model_keys.of_book": { verb: "GET", path: "/api/v1/projects/{project}/ai/keys", idempotent: false, raw: false, status: 200 },
  "model_keys.put_of_book": { verb: "PUT", path: "/api/v1/projects/{project}/ai/keys/{provider}", idempotent: false, raw: false, status: 200 },
  "model_keys.remove_of_book": { verb: "DELETE", path: "/api/v1/projects/{project}/ai/keys/{provider}", idempotent: false, raw: false, status: 200 },
  "model_keys.of_site": { verb: "GET", path: "/api/v1/site/model-keys", idempotent: false, raw: false, status: 200 },
  "model_keys.put_of_site": { verb: "PUT", path: "/api/v1/site/model-keys/{provider}", idempotent: false, raw: false, status: 200 },
  "model_keys.remove_of_site": { verb: "DELETE", path: "/api/v1/site/model-keys/{provider}", idempotent: false, raw: false, status: 200 },
  "tokens.list": { verb: "GET", path: "/api/v1/auth/tokens", idempotent: false, raw: false, status: 200 },
  "tokens.create": { verb: "POST", path: "/api/v1/auth/tokens", idempotent: false, raw: false, status: 201 },
  "tokens.revoke": { verb: "DELETE", path: "/api/v1/auth/tokens/{token}", idempotent: false, raw: false, status: 200 },
  "providers.list": { verb: "GET", path: "/api/v1/auth/providers", idempotent: false, raw: false, status: 200 },
  "providers.sign_in": { verb: "POST", path: "/api/v1/auth/providers/{provider}/sign-in", idempotent: false, raw: false, status: 200 },
  "providers.sign_up": { verb: "POST", path: "/api/v1/auth/providers/{provider}/sign-up", idempotent: false, raw: false, status: 200 },
  "providers.newcomer": { verb: "GET", path: "/api/v1/auth/sign-up/newcomer", idempotent: false, raw: false, status: 200 },
  "providers.open_account": { verb: "POST", path: "/api/v1/auth/sign-up/newcomer", idempotent: false, raw: false, status: 201 },
  "providers.link": { verb: "POST", path: "/api/v1/auth/providers/{provider}/link", idempotent: false, raw: false, status: 200 },
  "providers.confirm": { verb: "POST", path: "/api/v1/auth/providers/{provider}/confirm", idempotent: false, raw: false, status: 200 },
  "providers.callback": { verb: "GET", path: "/api/v1/auth/providers/{provider}/callback", idempotent: false, raw: false, status: 303 },
  "identities.list": { verb: "GET", path: "/api/v1/auth/identities", idempotent: false, raw: false, status: 200 },
  "identities.unlink": { verb: "DELETE", path: "/api/v1/auth/identities/{identity}", idempotent: false, raw: false, status: 200 },
  "audit.mine": { verb: "GET", path: "/api/v1/auth/audit", idempotent: false, raw: false, status: 200 },
  "audit.book": { verb: "GET", path: "/api/v1/projects/{project}/audit", idempotent: false, raw: false, status: 200 },
  "audit.export_book": { verb: "GET", path: "/api/v1/projects/{project}/audit/export", idempotent: false, raw: false, status: 200 },
  "audit.site": { verb: "GET", path: "/api/v1/audit", idempotent: false, raw: false, status: 200 },
  "audit.export_site": { verb: "GET", path: "/api/v1/audit/export", idempotent: false, raw: false, status: 200 },
  "projects.list": { verb: "GET", path: "/api/v1/projects", idempotent: false, raw: false, status: 200 },
  "projects.create": { verb: "POST", path: "/api/v1/projects", idempotent: true, raw: false, status: 201 },
  "projects.import": { verb: "POST", path: "/api/v1/projects/import", idempotent: true, raw: true, status: 201 },
  "projects.preview": { verb: "POST", path: "/api/v1/projects/preview", idempotent: false, raw: true, status: 200 },
  "projects.import_arranged": { verb: "POST", path: "/api/v1/projects/import/arranged", idempotent: true, raw: false, status: 201 },
  "projects.undo_import": { verb: "DELETE", path: "/api/v1/projects/{project}/import", idempotent: false, raw: false, status: 200 },
  "projects.delete": { verb: "POST", path: "/api/v1/projects/{project}/deletion", idempotent: false, raw: false, status: 200 },
  "projects.sample": { verb: "POST", path: "/api/v1/projects/sample", idempotent: true, raw: false, status: 201 },
  "projects.public": { verb: "GET", path: "/api/v1/public-books", idempotent: false, raw: false, status: 200 },
  "projects.get": { verb: "GET", path: "/api/v1/projects/{project}", idempotent: false, raw: false, status: 200 },
  "changes.save": { verb: "POST", path: "/api/v1/projects/{project}/changes", idempotent: true, raw: false, status: 200 },
  "words.replace": { verb: "POST", path: "/api/v1/projects/{project}/replacements", idempotent: true, raw: false, status: 200 },
  "scenes.create": { verb: "POST", path: "/api/v1/projects/{project}/scenes", idempotent: true, raw: false, status: 201 },
  "scenes.rename": { verb: "PUT", path: "/api/v1/projects/{project}/scenes/{scene}/title", idempotent: true, raw: false, status: 200 },
  "scenes.move": { verb: "PUT", path: "/api/v1/projects/{project}/scenes/{scene}/position", idempotent: true, raw: false, status: 200 },
  "chapters.create": { verb: "POST", path: "/api/v1/projects/{project}/chapters", idempotent: true, raw: false, status: 201 },
  "chapters.rename": { verb: "PUT", path: "/api/v1/projects/{project}/chapters/{chapter}/title", idempotent: true, raw: false, status: 200 },
  "chapters.move": { verb: "PUT", path: "/api/v1/projects/{project}/chapters/{chapter}/position", idempotent: true, raw: false, status: 200 },
  "chapters.remove": { verb: "DELETE", path: "/api/v1/projects/{project}/chapters/{chapter}", idempotent: true, raw: false, status: 200 },
  "scenes.delete": { verb: "DELETE", path: "/api/v1/projects/{project}/scenes/{scene}", idempotent: true, raw: false, status: 200 },
  "autosaves.list": { verb: "GET", path: "/api/v1/projects/{project}/autosaves", idempotent: false, raw: false, status: 200 },
  "autosaves.copies": { verb: "GET", path: "/api/v1/projects/{project}/autosaves/{scene}", idempotent: false, raw: false, status: 200 },
  "autosaves.keep": { verb: "PUT", path: "/api/v1/projects/{project}/autosaves/{scene}", idempotent: false, raw: false, status: 200 },
  "autosaves.keep_suggested": { verb: "PUT", path: "/api/v1/projects/{project}/autosaves/{scene}/suggested", idempotent: false, raw: false, status: 200 },
  "autosaves.settle": { verb: "DELETE", path: "/api/v1/projects/{project}/autosaves/{scene}", idempotent: false, raw: false, status: 200 },
  "branches.list": { verb: "GET", path: "/api/v1/projects/{project}/branches", idempotent: false, raw: false, status: 200 },
  "branches.create": { verb: "POST", path: "/api/v1/projects/{project}/branches", idempotent: true, raw: false, status: 201 },
  "branches.delete": { verb: "DELETE", path: "/api/v1/projects/{project}/branches", idempotent: true, raw: false, status: 200 },
  "branches.rename": { verb: "POST", path: "/api/v1/projects/{project}/renames", idempotent: true, raw: false, status: 200 },
  "branches.merge": { verb: "POST", path: "/api/v1/projects/{project}/merges", idempotent: true, raw: false, status: 200 },
  "versions.name": { verb: "POST", path: "/api/v1/projects/{project}/names", idempotent: true, raw: false, status: 201 },
  "versions.revert": { verb: "POST", path: "/api/v1/projects/{project}/reverts", idempotent: true, raw: false, status: 200 },
  "versions.restore": { verb: "POST", path: "/api/v1/projects/{project}/restores", idempotent: true, raw: false, status: 200 },
  "locks.list": { verb: "GET", path: "/api/v1/projects/{project}/locks", idempotent: false, raw: false, status: 200 },
  "locks.take": { verb: "POST", path: "/api/v1/projects/{project}/locks", idempotent: false, raw: false, status: 201 },
  "locks.renew": { verb: "PUT", path: "/api/v1/projects/{project}/locks/{lock}", idempotent: false, raw: false, status: 200 },
  "locks.release": { verb: "DELETE", path: "/api/v1/projects/{project}/locks/{lock}", idempotent: false, raw: false, status: 200 },
  "locks.ask": { verb: "POST", path: "/api/v1/projects/{project}/locks/{lock}/requests", idempotent: false, raw: false, status: 200 },
  "locks.answer": { verb: "POST", path: "/api/v1/projects/{project}/locks/{lock}/answers", idempotent: false, raw: false, status: 200 },
  "content.outline": { verb: "GET", path: "/api/v1/projects/{project}/outline", idempotent: false, raw: false, status: 200 },
  "content.scene": { verb: "GET", path: "/api/v1/projects/{project}/scenes/{scene}", idempotent: false, raw: false, status: 200 },
  "content.file": { verb: "GET", path: "/api/v1/projects/{project}/files/{path}", idempotent: false, raw: false, status: 200 },
  "content.history": { verb: "GET", path: "/api/v1/projects/{project}/history", idempotent: false, raw: false, status: 200 },
  "content.compare": { verb: "GET", path: "/api/v1/projects/{project}/compare", idempotent: false, raw: false, status: 200 },
  "content.provenance": { verb: "GET", path: "/api/v1/projects/{project}/provenance", idempotent: false, raw: false, status: 200 },
  "content.cast": { verb: "GET", path: "/api/v1/projects/{project}/cast", idempotent: false, raw: false, status: 200 },
  "content.timeline": { verb: "GET", path: "/api/v1/projects/{project}/timeline", idempotent: false, raw: false, status: 200 },
  "content.search": { verb: "GET", path: "/api/v1/projects/{project}/search", idempotent: false, raw: false, status: 200 },
  "content.find": { verb: "GET", path: "/api/v1/projects/{project}/find", idempotent: false, raw: false, status: 200 },
  "content.tree": { verb: "GET", path: "/api/v1/projects/{project}/tree", idempotent: false, raw: false, status: 200 },
  "content.version": { verb: "GET", path: "/api/v1/projects/{project}/versions/{commit}", idempotent: false, raw: false, status: 200 },
  "content.changes": { verb: "GET", path: "/api/v1/projects/{project}/changes", idempotent: false, raw: false, status: 200 },
  "content.archive": { verb: "GET", path: "/api/v1/projects/{project}/archive", idempotent: false, raw: false, status: 200 },
  "content.export": { verb: "GET", path: "/api/v1/projects/{project}/export", idempotent: false, raw: false, status: 200 },
  "content.export_progress": { verb: "GET", path: "/api/v1/projects/{project}/export/progress", idempotent: false, raw: false, status: 200 },
  "models.list": { verb: "GET", path: "/api/v1/models", idempotent: false, raw: false, status: 200 },
  "runs.estimate": { verb: "POST", path: "/api/v1/projects/{project}/runs/estimate", idempotent: false, raw: false, status: 200 },
  "runs.start": { verb: "POST", path: "/api/v1/projects/{project}/runs", idempotent: true, raw: false, status: 202 },
  "runs.list": { verb: "GET", path: "/api/v1/projects/{project}/runs", idempotent: false, raw: false, status: 200 },
  "runs.get": { verb: "GET", path: "/api/v1/projects/{project}/runs/{run}", idempotent: false, raw: false, status: 200 },
  "runs.cancel": { verb: "POST", path: "/api/v1/projects/{project}/runs/{run}/cancel", idempotent: false, raw: false, status: 200 },
  "runs.stream": { verb: "GET", path: "/api/v1/projects/{project}/runs/{run}/stream", idempotent: false, raw: false, status: 200 },
  "suggestions.list": { verb: "GET", path: "/api/v1/projects/{project}/suggestions", idempotent: false, raw: false, status: 200 },
  "suggestions.get": { verb: "GET", path: "/api/v1/projects/{project}/suggestions/{suggestion}", idempotent: false, raw: false, status: 200 },
  "suggestions.propose": { verb: "POST", path: "/api/v1/projects/{project}/suggestions", idempotent: true, raw: false, status: 201 },
  "suggestions.withdraw": { verb: "DELETE", path: "/api/v1/projects/{project}/suggestions/{suggestion}", idempotent: false, raw: false, status: 200 },
  "suggestions.decide": { verb: "PUT", path: "/api/v1/projects/{project}/suggestions/{suggestion}/decisions", idempotent: false, raw: false, status: 200 },
  "suggestions.accept": { verb: "POST", path: "/api/v1/projects/{project}/suggestions/{suggestion}/accept", idempotent: true, raw: false, status: 200 },
  "comments.list": { verb: "GET", path: "/api/v1/projects/{project}/comments", idempotent: false, raw: false, status: 200 },
  "comments.add": { verb: "POST", path: "/api/v1/projects/{project}/comments", idempotent: true, raw: false, status: 201 },
  "comments.reply": { verb: "POST", path: "/api/v1/projects/{project}/comments/{comment}/replies", idempotent: true, raw: false, status: 201 },
  "comments.settle": { verb: "PUT", path: "/api/v1/projects/{project}/comments/{comment}/settled", idempotent: false, raw: false, status: 200 },
  "comments.remove": { verb: "DELETE", path: "/api/v1/projects/{project}/comments/{comment}", idempotent: false, raw: false, status: 200 },
  "findings.list": { verb: "GET", path: "/api/v1/projects/{project}/findings", idempotent: false, raw: false, status: 200 },
  "findings.waive": { verb: "PUT", path: "/api/v1/projects/{project}/findings/{finding}/waiver", idempotent: true, raw: false, status: 200 },
  "findings.unwaive": { verb: "DELETE", path: "/api/v1/projects/{project}/findings/{finding}/waiver", idempotent: true, raw: false, status: 200 },
  "quality.report": { verb: "GET", path: "/api/v1/projects/{project}/quality/report", idempotent: false, raw: false, status: 200 },
  "quality.trend": { verb: "GET", path: "/api/v1/projects/{project}/quality/trend", idempotent: false, raw: false, status: 200 },
  "quality.voices": { verb: "GET", path: "/api/v1/projects/{project}/quality/voices", idempotent: false, raw: false, status: 200 },
  "quality.contradictions": { verb: "GET", path: "/api/v1/projects/{project}/quality/contradictions", idempotent: false, raw: false, status: 200 },
  "alias.git_write": { verb: "POST", path: "/git/write/{operation}", idempotent: true, raw: false, status: 200 },
  "alias.git": { verb: "POST", path: "/api/v1/git/{operation}", idempotent: true, raw: false, status: 200 },
  "alias.stories": { verb: "POST", path: "/stories/generate", idempotent: true, raw: false, status: 200 },
  "alias.generate_scene": { verb: "POST", path: "/api/v1/generate/scene", idempotent: true, raw: false, status: 202 },
} as const

export interface Operations {
  "auth.redeem_link": { params: Record<string, never>; query: Record<string, never>; body: SignInLink; response: SessionInfo }
  "auth.sign_in": { params: Record<string, never>; query: Record<string, never>; body: Credentials; response: SignInAnswer }
  "auth.token": { params: Record<string, never>; query: Record<string, never>; body: ProgramCredentials; response: TokenPair }
  "auth.link_token": { params: Record<string, never>; query: Record<string, never>; body: SignInLink; response: TokenPair }
  "auth.refresh": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: SessionInfo }
  "auth.refresh_token": { params: Record<string, never>; query: Record<string, never>; body: RefreshRequest; response: TokenPair }
  "auth.sign_out": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: Ok }
  "auth.session": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: SessionInfo }
  "auth.keys": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: KeySet }
  "accounts.create": { params: Record<string, never>; query: Record<string, never>; body: NewAccount; response: Account }
  "members.list": { params: { project: string }; query: Record<string, never>; body: undefined; response: MemberList }
  "members.put": { params: { project: string }; query: Record<string, never>; body: NewMember; response: Member }
  "members.change": { params: { project: string; account: string }; query: Record<string, never>; body: MemberChange; response: Member }
  "members.remove": { params: { project: string; account: string }; query: Record<string, never>; body: undefined; response: Ok }
  "members.leave": { params: { project: string }; query: Record<string, never>; body: undefined; response: Ok }
  "sharing.get": { params: { project: string }; query: Record<string, never>; body: undefined; response: Sharing }
  "sharing.put": { params: { project: string }; query: Record<string, never>; body: Sharing; response: Sharing }
  "protections.get": { params: { project: string }; query: Record<string, never>; body: undefined; response: Protections }
  "protections.put": { params: { project: string }; query: Record<string, never>; body: Protections; response: Protections }
  "invitations.list": { params: { project: string }; query: Record<string, never>; body: undefined; response: InvitationList }
  "invitations.create": { params: { project: string }; query: Record<string, never>; body: NewInvitation; response: InvitationMade }
  "invitations.withdraw": { params: { project: string; invitation: string }; query: Record<string, never>; body: undefined; response: Ok }
  "invitations.look": { params: Record<string, never>; query: Record<string, never>; body: InvitationToken; response: InvitationShown }
  "invitations.accept": { params: Record<string, never>; query: Record<string, never>; body: InvitationToken; response: Joined }
  "ownership.get": { params: { project: string }; query: Record<string, never>; body: undefined; response: Offers }
  "ownership.offer": { params: { project: string }; query: Record<string, never>; body: NewOffer; response: Offer }
  "ownership.accept": { params: { project: string }; query: Record<string, never>; body: undefined; response: Ok }
  "ownership.withdraw": { params: { project: string }; query: Record<string, never>; body: undefined; response: Ok }
  "auth.options": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: SignInOptions }
  "auth.second_step": { params: Record<string, never>; query: Record<string, never>; body: SecondStep; response: SessionInfo }
  "auth.offer_app": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: FactorOffer }
  "auth.begin_app": { params: Record<string, never>; query: Record<string, never>; body: SecondStep; response: AppBegun }
  "auth.sign_up": { params: Record<string, never>; query: Record<string, never>; body: SignUp; response: Ok }
  "auth.open_account": { params: Record<string, never>; query: Record<string, never>; body: NewPerson; response: SignInAnswer }
  "auth.join": { params: Record<string, never>; query: Record<string, never>; body: InvitedPerson; response: SignInAnswer }
  "auth.forgot_password": { params: Record<string, never>; query: Record<string, never>; body: ForgottenPassword; response: Ok }
  "auth.reset_password": { params: Record<string, never>; query: Record<string, never>; body: ResetPassword; response: Ok }
  "auth.verify_email": { params: Record<string, never>; query: Record<string, never>; body: VerifyEmail; response: Ok }
  "auth.confirm": { params: Record<string, never>; query: Record<string, never>; body: Confirmation; response: Ok }
  "account.get": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: OwnAccount }
  "account.rename": { params: Record<string, never>; query: Record<string, never>; body: Profile; response: Account }
  "account.change_email": { params: Record<string, never>; query: Record<string, never>; body: EmailChange; response: OwnAccount }
  "account.change_password": { params: Record<string, never>; query: Record<string, never>; body: PasswordChange; response: Ok }
  "account.offer_factor": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: FactorOffer }
  "account.begin_factor": { params: Record<string, never>; query: Record<string, never>; body: SecondStep; response: RecoveryCodes }
  "account.end_factor": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: Ok }
  "account.renew_recovery": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: RecoveryCodes }
  "sessions.list": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: DeviceList }
  "sessions.end": { params: { session: string }; query: Record<string, never>; body: undefined; response: Ok }
  "sessions.end_others": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: Ended }
  "account.export": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: undefined }
  "account.departure": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: Departure }
  "account.delete": { params: Record<string, never>; query: Record<string, never>; body: AccountDeletion; response: Ok }
  "ai.policy": { params: { project: string }; query: Record<string, never>; body: undefined; response: AiPolicyShown }
  "ai.put_policy": { params: { project: string }; query: Record<string, never>; body: AiPolicy; response: AiPolicyShown }
  "ai.sent": { params: { project: string }; query: SentQuery; body: undefined; response: SentPage }
  "ai.export_sent": { params: { project: string }; query: SentExportQuery; body: undefined; response: undefined }
  "model_keys.of_book": { params: { project: string }; query: Record<string, never>; body: undefined; response: ModelKeyList }
  "model_keys.put_of_book": { params: { project: string; provider: string }; query: Record<string, never>; body: NewModelKey; response: ModelKeyList }
  "model_keys.remove_of_book": { params: { project: string; provider: string }; query: Record<string, never>; body: undefined; response: ModelKeyList }
  "model_keys.of_site": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: ModelKeyList }
  "model_keys.put_of_site": { params: { provider: string }; query: Record<string, never>; body: NewModelKey; response: ModelKeyList }
  "model_keys.remove_of_site": { params: { provider: string }; query: Record<string, never>; body: undefined; response: ModelKeyList }
  "tokens.list": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: TokenList }
  "tokens.create": { params: Record<string, never>; query: Record<string, never>; body: NewToken; response: TokenMade }
  "tokens.revoke": { params: { token: string }; query: Record<string, never>; body: undefined; response: Ok }
  "providers.list": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: ProviderList }
  "providers.sign_in": { params: { provider: string }; query: Record<string, never>; body: VisitWanted; response: Visit }
  "providers.sign_up": { params: { provider: string }; query: Record<string, never>; body: VisitWanted; response: Visit }
  "providers.newcomer": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: Newcomer }
  "providers.open_account": { params: Record<string, never>; query: Record<string, never>; body: NewcomerAccount; response: SignInAnswer }
  "providers.link": { params: { provider: string }; query: Record<string, never>; body: VisitWanted; response: Visit }
  "providers.confirm": { params: { provider: string }; query: Record<string, never>; body: VisitWanted; response: Visit }
  "providers.callback": { params: { provider: string }; query: ComingBack; body: undefined; response: undefined }
  "identities.list": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: IdentityList }
  "identities.unlink": { params: { identity: string }; query: Record<string, never>; body: undefined; response: Ok }
  "audit.mine": { params: Record<string, never>; query: AuditQuery; body: undefined; response: AuditPage }
  "audit.book": { params: { project: string }; query: AuditQuery; body: undefined; response: AuditPage }
  "audit.export_book": { params: { project: string }; query: AuditExportQuery; body: undefined; response: undefined }
  "audit.site": { params: Record<string, never>; query: AuditQuery; body: undefined; response: AuditPage }
  "audit.export_site": { params: Record<string, never>; query: AuditExportQuery; body: undefined; response: undefined }
  "projects.list": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: ProjectList }
  "projects.create": { params: Record<string, never>; query: Record<string, never>; body: NewProject; response: ProjectCreated }
  "projects.import": { params: Record<string, never>; query: ImportQuery; body: Blob; response: ProjectCreated }
  "projects.preview": { params: Record<string, never>; query: ImportQuery; body: Blob; response: ImportPreview }
  "projects.import_arranged": { params: Record<string, never>; query: Record<string, never>; body: ArrangedImport; response: ProjectCreated }
  "projects.undo_import": { params: { project: string }; query: Record<string, never>; body: undefined; response: Ok }
  "projects.delete": { params: { project: string }; query: Record<string, never>; body: ProjectDeletion; response: Ok }
  "projects.sample": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: ProjectCreated }
  "projects.public": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: ProjectList }
  "projects.get": { params: { project: string }; query: Record<string, never>; body: undefined; response: OpenProject }
  "changes.save": { params: { project: string }; query: Record<string, never>; body: SaveRequest; response: Saved }
  "words.replace": { params: { project: string }; query: Record<string, never>; body: ReplaceRequest; response: Saved }
  "scenes.create": { params: { project: string }; query: Record<string, never>; body: NewScene; response: SceneCreated }
  "scenes.rename": { params: { project: string; scene: string }; query: Record<string, never>; body: SceneTitle; response: Saved }
  "scenes.move": { params: { project: string; scene: string }; query: Record<string, never>; body: ScenePosition; response: Saved }
  "chapters.create": { params: { project: string }; query: Record<string, never>; body: NewChapter; response: ChapterCreated }
  "chapters.rename": { params: { project: string; chapter: string }; query: Record<string, never>; body: ChapterTitle; response: Saved }
  "chapters.move": { params: { project: string; chapter: string }; query: Record<string, never>; body: ChapterPosition; response: Saved }
  "chapters.remove": { params: { project: string; chapter: string }; query: TakeOutQuery; body: undefined; response: Saved }
  "scenes.delete": { params: { project: string; scene: string }; query: TakeOutQuery; body: undefined; response: Saved }
  "autosaves.list": { params: { project: string }; query: AutosavesQuery; body: undefined; response: AutosaveList }
  "autosaves.copies": { params: { project: string; scene: string }; query: AutosaveQuery; body: undefined; response: AutosaveCopies }
  "autosaves.keep": { params: { project: string; scene: string }; query: Record<string, never>; body: NewAutosave; response: AutosaveKept }
  "autosaves.keep_suggested": { params: { project: string; scene: string }; query: Record<string, never>; body: NewAutosave; response: AutosaveKept }
  "autosaves.settle": { params: { project: string; scene: string }; query: SettleQuery; body: undefined; response: Ok }
  "branches.list": { params: { project: string }; query: FreshQuery; body: undefined; response: Branches }
  "branches.create": { params: { project: string }; query: Record<string, never>; body: NewBranch; response: RefMoved }
  "branches.delete": { params: { project: string }; query: BranchQuery; body: undefined; response: RefMoved }
  "branches.rename": { params: { project: string }; query: Record<string, never>; body: RenameRequest; response: RefMoved }
  "branches.merge": { params: { project: string }; query: Record<string, never>; body: MergeRequest; response: Saved }
  "versions.name": { params: { project: string }; query: Record<string, never>; body: NewName; response: RefMoved }
  "versions.revert": { params: { project: string }; query: Record<string, never>; body: RevertRequest; response: Saved }
  "versions.restore": { params: { project: string }; query: Record<string, never>; body: RestoreRequest; response: Saved }
  "locks.list": { params: { project: string }; query: Record<string, never>; body: undefined; response: LockList }
  "locks.take": { params: { project: string }; query: Record<string, never>; body: NewLock; response: Lock }
  "locks.renew": { params: { project: string; lock: string }; query: Record<string, never>; body: Renewal; response: Lock }
  "locks.release": { params: { project: string; lock: string }; query: Record<string, never>; body: undefined; response: Ok }
  "locks.ask": { params: { project: string; lock: string }; query: Record<string, never>; body: UnlockWish; response: Lock }
  "locks.answer": { params: { project: string; lock: string }; query: Record<string, never>; body: UnlockAnswer; response: LockList }
  "content.outline": { params: { project: string }; query: ReadQuery; body: undefined; response: Outline }
  "content.scene": { params: { project: string; scene: string }; query: ReadQuery; body: undefined; response: SceneView }
  "content.file": { params: { project: string; path: string }; query: ReadQuery; body: undefined; response: FileView }
  "content.history": { params: { project: string }; query: HistoryQuery; body: undefined; response: History }
  "content.compare": { params: { project: string }; query: CompareQuery; body: undefined; response: Comparison }
  "content.provenance": { params: { project: string }; query: ProvenanceQuery; body: undefined; response: Provenance }
  "content.cast": { params: { project: string }; query: ReadQuery; body: undefined; response: CastView }
  "content.timeline": { params: { project: string }; query: ReadQuery; body: undefined; response: TimelineView }
  "content.search": { params: { project: string }; query: SearchQuery; body: undefined; response: SearchResults }
  "content.find": { params: { project: string }; query: FindQuery; body: undefined; response: FindResults }
  "content.tree": { params: { project: string }; query: ReadQuery; body: undefined; response: TreeView }
  "content.version": { params: { project: string; commit: string }; query: FreshQuery; body: undefined; response: VersionView }
  "content.changes": { params: { project: string }; query: ChangesQuery; body: undefined; response: Changes }
  "content.archive": { params: { project: string }; query: ArchiveQuery; body: undefined; response: undefined }
  "content.export": { params: { project: string }; query: ExportQuery; body: undefined; response: undefined }
  "content.export_progress": { params: { project: string }; query: ExportQuery; body: undefined; response: ExportProgress }
  "models.list": { params: Record<string, never>; query: Record<string, never>; body: undefined; response: ModelList }
  "runs.estimate": { params: { project: string }; query: Record<string, never>; body: RunRequest; response: Estimate }
  "runs.start": { params: { project: string }; query: Record<string, never>; body: RunRequest; response: RunStarted }
  "runs.list": { params: { project: string }; query: Record<string, never>; body: undefined; response: RunList }
  "runs.get": { params: { project: string; run: string }; query: Record<string, never>; body: undefined; response: Run }
  "runs.cancel": { params: { project: string; run: string }; query: Record<string, never>; body: undefined; response: Run }
  "runs.stream": { params: { project: string; run: string }; query: Record<string, never>; body: undefined; response: undefined }
  "suggestions.list": { params: { project: string }; query: SceneQuery; body: undefined; response: SuggestionList }
  "suggestions.get": { params: { project: string; suggestion: string }; query: Record<string, never>; body: undefined; response: Suggestion }
  "suggestions.propose": { params: { project: string }; query: Record<string, never>; body: NewSuggestion; response: Suggestion }
  "suggestions.withdraw": { params: { project: string; suggestion: string }; query: Record<string, never>; body: undefined; response: Suggestion }
  "suggestions.decide": { params: { project: string; suggestion: string }; query: Record<string, never>; body: Decisions; response: Suggestion }
  "suggestions.accept": { params: { project: string; suggestion: string }; query: Record<string, never>; body: undefined; response: Accepted }
  "comments.list": { params: { project: string }; query: CommentsQuery; body: undefined; response: CommentList }
  "comments.add": { params: { project: string }; query: Record<string, never>; body: NewComment; response: Talk }
  "comments.reply": { params: { project: string; comment: string }; query: Record<string, never>; body: Reply; response: Talk }
  "comments.settle": { params: { project: string; comment: string }; query: Record<string, never>; body: Settlement; response: Talk }
  "comments.remove": { params: { project: string; comment: string }; query: Record<string, never>; body: undefined; response: Ok }
  "findings.list": { params: { project: string }; query: FindingsQuery; body: undefined; response: FindingList }
  "findings.waive": { params: { project: string; finding: string }; query: Record<string, never>; body: WaiverRequest; response: Saved }
  "findings.unwaive": { params: { project: string; finding: string }; query: WaiverQuery; body: undefined; response: Saved }
  "quality.report": { params: { project: string }; query: VersionQuery; body: undefined; response: VersionReport }
  "quality.trend": { params: { project: string }; query: TrendQuery; body: undefined; response: Trend }
  "quality.voices": { params: { project: string }; query: VersionQuery; body: undefined; response: Voices }
  "quality.contradictions": { params: { project: string }; query: ContradictionsQuery; body: undefined; response: Contradictions }
  "alias.git_write": { params: { operation: string }; query: Record<string, never>; body: AliasRequest; response: AliasAnswer }
  "alias.git": { params: { operation: string }; query: Record<string, never>; body: AliasRequest; response: AliasAnswer }
  "alias.stories": { params: Record<string, never>; query: Record<string, never>; body: LegacyRunRequest; response: undefined }
  "alias.generate_scene": { params: Record<string, never>; query: Record<string, never>; body: LegacyRunRequest; response: RunStarted }
}

export type LiveEvent = { type: "comment.changed"; project: string; seq: number | null; at: string; data: CommentChanged } | { type: "content.updated"; project: string; seq: number | null; at: string; data: ContentUpdated } | { type: "generation.progress"; project: string; seq: number | null; at: string; data: GenerationProgress } | { type: "permissions.changed"; project: string; seq: number | null; at: string; data: PermissionsChanged } | { type: "project.locked"; project: string; seq: number | null; at: string; data: ProjectLocked } | { type: "project.unlocked"; project: string; seq: number | null; at: string; data: ProjectUnlocked } | { type: "quality.reported"; project: string; seq: number | null; at: string; data: QualityReported } | { type: "suggestion.changed"; project: string; seq: number | null; at: string; data: SuggestionChanged } | { type: "user.presence"; project: string; seq: number | null; at: string; data: Presence }

export type LiveFrame = LiveEvent | Hello
