// Written by `make generate` from packages/contracts. Change the catalogue, not this file.

/** Kept changes, now in the book. */
export interface Accepted {
  commit: string
  seq: number
  added: number
  left: number
}

/** A person's account. What they may do beyond their books, they and the administrators know. */
export interface Account {
  id: string
  name: string
  email: string
  site_role: "admin" | "member"
}

/** The end of an account. `email`: its address, typed to be sure. `books`: those that are deleted with it. */
export interface AccountDeletion {
  email: string
  books?: Array<string>
}

/** Words that one agent wrote, edited around since or not. */
export interface AgentWords {
  agent: string
  model: string | null
  words: number
  percent: number
}

/** Which models may read this book. `providers`: those that are named; this machine's may then, too. */
export interface AiPolicy {
  rule: "none" | "local" | "named"
  providers?: Array<string>
}

/** A book's policy: what its owner set, what its own plotweaver.yaml asks besides, and what follows from both. `rule`, `providers`: the owner's. `declared`: the file's; null: it says nothing. `effective`: the stricter of both. */
export interface AiPolicyShown {
  rule: "none" | "local" | "named"
  providers?: Array<string>
  declared: AiPolicy | null
  effective: AiPolicy
  offered: Array<ModelProvider>
  changed_by: string
  changed_at: number | null
}

/** The successor's answer, as the earlier product expects it. */
export interface AliasAnswer {
  result: Record<string, unknown>
}

/** The earlier product's body: the operation's own, with the ids its path now carries. */
export interface AliasRequest {
  project: string
  scene?: string | null
  body?: Record<string, unknown>
}

/** Who is signed in now, with an app that makes codes. The recovery codes are told this once. */
export interface AppBegun {
  account: Account
  codes: Array<string>
}

/** Which form the archive has. */
export interface ArchiveQuery {
  min_seq?: number
  branch?: string
  at?: string | null
  format?: "zip" | "tar"
}

/** A chapter as it shall be. */
export interface ArrangedChapter {
  title: string
  scenes: Array<ArrangedScene>
}

/** A novel's file once more, whole, and what shall become of it: between preview and creation it is kept nowhere. */
export interface ArrangedImport {
  filename: string
  file: string
  arrangement: ImportArrangement
}

/** Paragraphs `first` up to and with `last` of the file's scene number `scene`; all count from 0. */
export interface ArrangedPassage {
  scene: number
  first: number
  last: number
}

/** A scene as it shall be: passages that follow each other in the file. */
export interface ArrangedScene {
  passages: Array<ArrangedPassage>
}

/** One line of the log. `at`: Unix seconds. `actor` did it: null where nobody had signed in. `subject`: whose account it is about, where it is another one. */
export interface AuditEntry {
  id: number
  at: number
  action: string
  outcome: "done" | "refused"
  by: "account" | "anonymous" | "service" | "command"
  actor: AuditPerson | null
  subject: AuditPerson | null
  project: string | null
  target: string
  detail: Record<string, string>
  address: string
  client: string
}

/** How the whole log is wanted. */
export interface AuditExportQuery {
  format?: "csv" | "jsonl"
}

/** A stretch of the log, newest first. `older`: what `before` is for the next one; null: there is none. */
export interface AuditPage {
  entries: Array<AuditEntry>
  older: number | null
}

/** An account in the log. `name`: as it is now; empty if the account is gone. */
export interface AuditPerson {
  id: string
  name: string
}

/** Which part of the log is wanted. */
export interface AuditQuery {
  before?: number | null
  limit?: number
  noun?: string
  account?: string
}

/** Words that one author brought into the book, in whatever way; `origins` tells in which. */
export interface AuthorWords {
  author: string
  words: number
  percent: number
  origins: Array<OriginShare>
}

/** A copy as it was kept. `shared`: its words are in a version or a suggestion since, or were left. */
export interface Autosave {
  scene: string
  branch: string
  kind: "text" | "suggestion"
  path: string
  revision: number
  at: number
  device: string
  words: number
  mark: string
  base: string
  head: string
  prose: string
  pasted: Array<string>
  shared: boolean
}

/** The last copies of a scene, the newest first. */
export interface AutosaveCopies {
  copies: Array<Autosave>
}

/** The newest copy of a scene that is unshared. `at`: Unix seconds. */
export interface AutosaveInfo {
  scene: string
  branch: string
  kind: "text" | "suggestion"
  path: string
  revision: number
  at: number
  device: string
  words: number
}

/** It is kept. `at`: Unix seconds. */
export interface AutosaveKept {
  revision: number
  at: number
}

/** The caller's unshared words in a book, the newest first. */
export interface AutosaveList {
  autosaves: Array<AutosaveInfo>
}

/** Of which branch, and of which kind. */
export interface AutosaveQuery {
  branch?: string
  kind?: "text" | "suggestion"
}

/** Of which branch, and of which kind; without one, of all. */
export interface AutosavesQuery {
  branch?: string | null
  kind?: "text" | "suggestion" | null
}

/** A book of somebody who wants to leave. */
export interface BookAtStake {
  id: string
  title: string
}

/** A branch and its newest version. `ahead`, `behind`: versions that only it, or only the book's own, holds. */
export interface Branch {
  name: string
  commit: string
  author: string
  at: string
  ahead: number
  behind: number
}

/** Which branch. */
export interface BranchQuery {
  name: string
}

/** Every branch, the book's own first, and every named version, newest first. */
export interface Branches {
  branches: Array<Branch>
  named: Array<NamedVersion>
}

/** A person or place that differs. `problem`: why its file cannot be read; no field is compared then. */
export interface CanonChange {
  path: string
  name: string
  kind: "added" | "removed" | "changed" | "moved"
  fields: Array<CanonField>
  problem?: string | null
}

/** What is told of somebody or of a place otherwise; null: nothing. Inner fields have a dot: `facts.eyes`. */
export interface CanonField {
  name: string
  before: string | null
  after: string | null
}

/** Somebody in the book. `sheet`: whether a character sheet tells of them; `scenes`: in how many they are. */
export interface CastMember {
  id: string
  name: string
  sheet: boolean
  scenes: number
}

/** A scene. `pov`: whose point of view it is told from, by id; `named`: how often the prose names whom, by id. */
export interface CastScene {
  scene: string
  title: string
  chapter: string
  pov: string | null
  named: Record<string, number>
}

/** Everybody who has a sheet or is named more than once, those of most scenes first; scenes in reading order. */
export interface CastView {
  commit: string
  people: Array<CastMember>
  scenes: Array<CastScene>
}

/** How a version differs from another: scenes in the order of the book, removed ones last, then other files. `canon`: people and places, field by field; their files are among the others, too. */
export interface Changes {
  base: string
  head: string
  words_added: number
  words_removed: number
  scenes: Array<SceneChange>
  files: Array<FileChange>
  canon: Array<CanonChange>
}

/** Two versions, each a branch, a named version or an id. `parted`: from where both were last the same. */
export interface ChangesQuery {
  min_seq?: number
  from: string
  to: string
  parted?: boolean
}

/** A chapter that has been added, and its empty scene. */
export interface ChapterCreated {
  chapter: string
  scene: string
  path: string
  commit: string
  seq: number
}

/** Where a chapter goes: a place in the book counted from 0. */
export interface ChapterPosition {
  position: number
  branch?: string
  reason?: string
}

/** What a chapter is called from now on. Its folder keeps its name. */
export interface ChapterTitle {
  title: string
  branch?: string
  reason?: string
}

/** What somebody chose where both sides changed the same: the whole text of each such file. `tip`, `into`: the versions of the branch and of the other one between which they chose. */
export interface Choice {
  tip: string
  into: string
  edits: Array<Edit>
}

/** What a provider gives the browser for us (RFC 6749 4.1.2, RFC 9207). What else it adds means nothing here. */
export interface ComingBack {
  state?: string
  code?: string
  iss?: string
  error?: string
}

/** A comment and its answers, the oldest first. `quote`: the words it was made on; empty: it is on the scene as a whole, or on the `chapter` of this slug. `place`: null if they are nowhere in this version. `settled`: who settled it. */
export interface Comment {
  id: string
  scene: string
  branch: string
  chapter: string | null
  quote: string
  place: CommentPlace | null
  remarks: Array<Remark>
  settled: Proposer | null
}

/** Something was said about words of a scene, or settled, or taken away. */
export interface CommentChanged {
  comment: string
  scene: string
}

/** Comments in the order of their words in the scene; those whose words are nowhere come last. */
export interface CommentList {
  commit: string
  comments: Array<Comment>
}

/** Where a comment's words stand in the version asked for; `changed`: they are not what they were. Of a comment on the whole scene it is where its prose begins, and there are no words; of one on a chapter it is the beginning of the chapter's own file, and `scene` is its first one, if it has any. */
export interface CommentPlace {
  scene: string
  path: string
  start: number
  end: number
  words: string
  changed: boolean
}

/** Where in which version comments stand, and of one scene only, where given. */
export interface CommentsQuery {
  scene?: string | null
  branch?: string
  at?: string | null
}

/** Two versions and the file to compare in them. `before`: where it was in the first, if it was moved since. */
export interface CompareQuery {
  min_seq?: number
  base: string
  head: string
  path: string
  before?: string | null
}

/** A word diff of one file between two versions. */
export interface Comparison {
  base: string
  head: string
  path: string
  operations: Array<WordOp>
}

/** Proof that it is still oneself: everything that signing in would ask for. */
export interface Confirmation {
  password?: string | null
  code?: string | null
}

/** One file of a conflict: the common ancestor and both sides, whole. */
export interface ConflictedFile {
  path: string
  base: string | null
  ours: string | null
  theirs: string | null
}

/** A finding about the book's own files (a dangling reference, a duplicate id). */
export interface ContentNote {
  rule: string
  path: string
  line: number
  message: string
}

/** A branch or tag of the book moved to `commit`; null: it is gone. */
export interface ContentUpdated {
  ref?: string
  commit: string | null
  before: string | null
  paths: Array<string>
  author: string
}

/** What would contradict itself in the merged book, and does in neither branch alone. Evidence is of the merged book, with the path of each file there. `titles`: of the scenes it quotes, by path. */
export interface Contradictions {
  tip: string
  into: string
  findings: Array<Finding>
  titles: Record<string, string>
}

/** Which branch would be brought into which. */
export interface ContradictionsQuery {
  name: string
  into?: string
}

/** E-mail and password. */
export interface Credentials {
  email: string
  password: string
}

/** A decision about one change; `edited` replaces its text. */
export interface DecisionEntry {
  decision: "undecided" | "kept" | "left_out"
  edited?: string | null
}

/** Decisions by change id. */
export interface Decisions {
  decisions: Record<string, DecisionEntry>
}

/** What deleting an account would mean. `alone`: books in which nobody else has a role: they would be deleted. `needed`: books that others work in and nobody else owns: they have to be given away first. `shared`: books that go on without this person. */
export interface Departure {
  alone: Array<BookAtStake>
  needed: Array<BookAtStake>
  shared: Array<BookAtStake>
  last_administrator: boolean
  keys: number
}

/** Where somebody is signed in, the one used last first. */
export interface DeviceList {
  devices: Array<SignedInDevice>
}

/** A measure that is another one in the second half of what somebody says; intervals hold the middle 98 %. */
export interface Drift {
  speaker: string
  measure: "contractions" | "modality" | "address" | "questions" | "exclamations" | "dashes" | "sentence"
  first: Measure
  second: Measure
}

/** A file's new text; null deletes it. `pasted`: passages that were pasted into it, as they were put in. The book's own rules say how long a path and a text may be: they are the same on every way in. */
export interface Edit {
  path: string
  text: string | null
  pasted?: Array<string>
}

/** Another e-mail address. */
export interface EmailChange {
  email: string
}

/** How many sessions ended. */
export interface Ended {
  ended: number
}

/** What a run would cost and send. */
export interface Estimate {
  likely_usd: number
  most_usd: number
  sent: string
}

/** Another place that a finding quotes. */
export interface Evidence {
  path: string
  start: number
  end: number
  quote: string
}

/** How many chapters of the file in the making are written; `ready`: it can be fetched at once. */
export interface ExportProgress {
  commit: string
  done: number
  of: number
  ready: boolean
}

/** What kind of file the book becomes; `docx` is in standard manuscript format. */
export interface ExportQuery {
  min_seq?: number
  branch?: string
  at?: string | null
  format: "docx" | "epub" | "pdf" | "md" | "txt"
}

/** What an app needs to make codes (RFC 6238): a picture to scan, or the secret to type. */
export interface FactorOffer {
  secret: string
  address: string
  picture: Array<string>
}

/** A field or file that was refused. `rule`: which one the file breaks; its name is the same on every way in. */
export interface FieldError {
  field: string
  message: string
  rule?: string
}

/** What the checks of a version come to. `overall`: null if no dimension was judged. `dimensions`: of those that were. `waived`: findings that its authors accepted; they count in no score and in none of the other figures. */
export interface Figures {
  words: number
  overall: number | null
  dimensions: Record<string, number>
  errors: number
  warnings: number
  notes: number
  waived: number
}

/** A file that differs. `before`: where it was, if it was moved; words are null where none are counted. */
export interface FileChange {
  path: string
  before?: string | null
  kind: "added" | "removed" | "changed" | "moved"
  words_added?: number | null
  words_removed?: number | null
}

/** Any text file of the book at a commit. */
export interface FileView {
  commit: string
  path: string
  text: string
}

/** Words to find just as they are read: marks of emphasis and line ends of the file part nothing. `match_case`: capitals matter. `whole_words`: a part of a word does not count. `words`: what would replace them. */
export interface FindQuery {
  min_seq?: number
  branch?: string
  at?: string | null
  q: string
  match_case?: boolean
  whole_words?: boolean
  words?: string | null
}

/** Every place in the scenes' prose, in the order of the book. `more`: there are others beyond the limit. */
export interface FindResults {
  commit: string
  scenes: Array<FoundScene>
  count: number
  more: boolean
}

/** A finding with its evidence. Offsets are characters in the file. `title`, `why`: its rule for people. `fix`: what could stand in place of the quote, where that is certain. `imported`: whether it is about words that stand as they were brought in from elsewhere. */
export interface Finding {
  id: string
  rule: string
  severity: "error" | "warning" | "note"
  scene: string
  path: string
  start: number
  end: number
  quote: string
  message: string
  suggestion: string
  related: Array<Evidence>
  title?: string
  why?: string
  fix?: string | null
  imported?: boolean
}

/** Findings of a scene, or of the whole book. */
export interface FindingList {
  commit: string
  findings: Array<Finding>
}

/** Findings of which version, and of one scene only, where given. */
export interface FindingsQuery {
  scene?: string | null
  branch?: string
  at?: string | null
}

/** Somebody cannot sign in any more. */
export interface ForgottenPassword {
  email: string
}

/** Where words stand: `start` in characters of the file, with what stands around them in their paragraph. All of it as it is read: without marks of emphasis, in one line. `instead`: what would stand there if the words were replaced. */
export interface FoundPlace {
  start: number
  before: string
  found: string
  after: string
  instead: string | null
}

/** A scene that has the words, and each place in it. */
export interface FoundScene {
  scene: string
  title: string
  chapter: string
  path: string
  places: Array<FoundPlace>
}

/** How fresh an answer has to be. `min_seq`: answer only from a mirror that has reached it. */
export interface FreshQuery {
  min_seq?: number
}

/** A run's new text. `offset`: characters before `text` in the run's text. Never stored. */
export interface GenerationProgress {
  run: string
  scene: string
  offset: number
  text: string
  words: number
  cost_usd: number
  step: string
  status: "queued" | "running" | "succeeded" | "failed" | "cancelled"
}

/** What somebody keeps. Times are Unix seconds; no end: until it is let go. */
export interface HeldLock {
  id: string
  kind: "scene" | "chapter" | "character" | "place" | "book"
  target: string
  level: "soft" | "hard" | "frozen"
  holder: string
  name: string
  reason: string
  taken_at: number
  ends_at: number | null
}

/** The server's answer. `recovered`: everything after the client's `seq` follows. */
export interface Hello {
  type?: "hello"
  project: string
  epoch: string
  seq: number
  recovered: boolean
}

/** Versions, newest first. */
export interface History {
  versions: Array<Version>
}

/** How much history, and of which file. */
export interface HistoryQuery {
  min_seq?: number
  branch?: string
  at?: string | null
  path?: string | null
  limit?: number
}

/** A provider's account that one may sign in with. `label`: what the provider calls it. Times are Unix seconds. */
export interface Identity {
  id: string
  provider: string
  provider_name: string
  label: string
  linked_at: number
  used_at: number | null
}

/** One's linked accounts. `password`: whether one can sign in without them. */
export interface IdentityList {
  identities: Array<Identity>
  password: boolean
}

/** The book as it shall be; what no passage names is left out. `front`, `back`: what stands around the story. */
export interface ImportArrangement {
  title: string
  author?: string
  front?: boolean
  back?: boolean
  chapters: Array<ArrangedChapter>
}

/** What a file would become; nothing was created. Scenes and paragraphs are numbered from 0 in this order. `words`: all that the file's text has. `left_out`: what it holds besides words: "2 pictures". */
export interface ImportPreview {
  title: string
  author: string
  words: number
  left_out: Array<string>
  front: PreviewAround | null
  back: PreviewAround | null
  chapters: Array<PreviewChapter>
}

/** What the browser knows of the file it sends. */
export interface ImportQuery {
  filename: string
}

/** An invitation that nobody has used yet. Times are Unix seconds. */
export interface Invitation {
  id: string
  role: "owner" | "editor" | "writer" | "reviewer" | "reader"
  chapters: Array<string> | null
  email: string | null
  by: string
  created_at: number
  ends_at: number
}

/** Invitations that can still be used, newest first. */
export interface InvitationList {
  invitations: Array<Invitation>
}

/** A new invitation with its link, which is told now and never again. `mailed`: whether it went out by e-mail. */
export interface InvitationMade {
  invitation: Invitation
  link: string
  mailed: boolean
}

/** What the invited person is told before they decide. */
export interface InvitationShown {
  title: string
  by: string
  role: "owner" | "editor" | "writer" | "reviewer" | "reader"
  chapters: Array<string> | null
  email: string | null
  ends_at: number
}

/** What an invitation's link holds. */
export interface InvitationToken {
  token: string
}

/** Somebody opens an account by an invitation, where no letter can show whose the address is. */
export interface InvitedPerson {
  invitation: string
  email: string
  name: string
  password: string
}

/** The book that somebody is a member of now. `seq`: from there on they may read it. */
export interface Joined {
  project: string
  role: "owner" | "editor" | "writer" | "reviewer" | "reader"
  seq: number
}

/** Public keys as RFC 7517 writes them. */
export interface KeySet {
  keys: Array<Record<string, string | Array<string>>>
}

/** The alias's body: a run with its book. */
export interface LegacyRunRequest {
  workflow?: "draft-scene" | "judge-continuity"
  scene: string
  instruction?: string
  words?: number
  model?: string
  project: string
}

/** Where in a book its caller may write. `book`: whether in the book itself, or in its drafts only. */
export interface Limits {
  writes: "book" | "drafts" | "nothing"
  chapters: Array<string> | null
}

/** What could not be read, and where. */
export interface LineError {
  line: number
  message: string
}

/** A lock that holds. `fence` grows with every taking: an older one no longer counts. */
export interface Lock {
  id: string
  kind: "scene" | "chapter" | "character" | "place" | "book"
  target: string
  level: "soft" | "hard" | "frozen"
  holder: string
  name: string
  reason: string
  taken_at: number
  ends_at: number | null
  fence: number
  requests: Array<LockRequest>
}

/** Everything that somebody keeps in this book. */
export interface LockList {
  locks: Array<Lock>
}

/** Somebody asks that a lock be let go. `at`: Unix seconds. */
export interface LockRequest {
  account: string
  name: string
  note: string
  at: number
}

/** A rate per 1,000 words (`sentence`: words in a sentence), and the middle 90 % of its bootstrap samples. */
export interface Measure {
  value: number
  low: number
  high: number
}

/** A person's role in a book. `chapters`: those that a writer may change; null: the whole book. */
export interface Member {
  account: Person
  role: "owner" | "editor" | "writer" | "reviewer" | "reader"
  chapters: Array<string> | null
}

/** Gives a member another role. */
export interface MemberChange {
  role: "editor" | "writer" | "reviewer" | "reader"
  chapters?: Array<string> | null
}

/** Everyone with a role in a book. */
export interface MemberList {
  members: Array<Member>
}

/** A branch to bring into another one. `chosen`: an answer to the conflict that bringing it in met. */
export interface MergeRequest {
  name: string
  into?: string
  chosen?: Choice | null
  reason?: string
}

/** Lines of `speaker` that fit `fits` better, by `margin`. They begin in `scene`; offsets count in its file. `words`: of the quotations alone. `quote`: the text from `start` to `end`, to the end of the scene at most. */
export interface Misfit {
  speaker: string
  fits: string
  words: number
  margin: number
  low: number
  high: number
  scene: string
  path: string
  start: number
  end: number
  quote: string
}

/** A model one may draft with. `practice`: shows how drafting works, not for real prose. `provider`: where text goes; `local`: it stays on this machine. */
export interface Model {
  id: string
  name: string
  practice: boolean
  provider: string
  available: boolean
}

/** A provider, with the key that is set here for it. `otherwise`: what is taken where none is. */
export interface ModelKey {
  provider: string
  models: Array<string>
  held: ModelKeyHeld | null
  otherwise: "installation" | "settings" | "none"
}

/** That a key is set. `last_four`: its end; empty if it is too short to show any of it. `set_at`: Unix seconds. */
export interface ModelKeyHeld {
  last_four: string
  set_by: string
  set_at: number
}

/** The providers of this installation's models, but for the practice model, which needs no key. */
export interface ModelKeyList {
  keys: Array<ModelKey>
}

/** Models in the order they are offered. */
export interface ModelList {
  models: Array<Model>
}

/** Where text may be sent from this installation, and the models that are called there. */
export interface ModelProvider {
  name: string
  local: boolean
  models: Array<string>
}

/** A version with a name that its author gave it. */
export interface NamedVersion {
  name: string
  commit: string
  at: string
  note: string
}

/** An account that an administrator opens. */
export interface NewAccount {
  email: string
  password: string
  name: string
}

/** A scene's words as they stand on the page. `after`: the revision that these words go on from, 0 if there is none that is unshared; `base`: the version they were written on; `head`: the scene details that stand before them in the file; `pasted`: passages that were pasted. */
export interface NewAutosave {
  branch?: string
  after: number
  base: string
  path: string
  head?: string
  prose: string
  pasted?: Array<string>
  mark: string
  device?: string
}

/** A branch to begin at a version; without one at the book's newest. */
export interface NewBranch {
  name: string
  commit?: string | null
}

/** A chapter to add, after another one or last. An empty scene comes with it. */
export interface NewChapter {
  title: string
  after?: string | null
  branch?: string
  reason?: string
}

/** A comment on words of a version that others may read, too; without a `quote` on the scene as a whole. `start`, `end`: where they stand in the scene's file, in characters; `quote`: the words, to be sure. `chapter`: it is on the whole chapter that the scene stands in, and on no words. */
export interface NewComment {
  scene: string
  branch?: string
  base: string
  start?: number
  end?: number
  quote?: string
  chapter?: boolean
  text: string
}

/** Invites somebody: whoever has the link, or the person with this e-mail. It can be used once. */
export interface NewInvitation {
  role: "editor" | "writer" | "reviewer" | "reader"
  chapters?: Array<string> | null
  email?: string | null
  days?: number
}

/** What somebody wants to keep. */
export interface NewLock {
  kind: "scene" | "chapter" | "character" | "place" | "book"
  target?: string
  level: "soft" | "hard" | "frozen"
  reason?: string
  minutes?: number
}

/** Gives the account with this e-mail a role. */
export interface NewMember {
  role: "editor" | "writer" | "reviewer" | "reader"
  chapters?: Array<string> | null
  email: string
}

/** A provider's key. It is stored encrypted, and never answered by anything. */
export interface NewModelKey {
  key: string
}

/** A name for a version, and a line about it. */
export interface NewName {
  name: string
  commit: string
  note?: string
}

/** Offers a member to own the book. `stay`: whether who offers it stays an owner, too, or becomes an editor. */
export interface NewOffer {
  account: string
  stay?: boolean
}

/** Somebody who proved that an e-mail address is theirs opens an account. */
export interface NewPerson {
  token: string
  name: string
  password: string
}

/** An empty book. */
export interface NewProject {
  title: string
}

/** A scene to add to a chapter, after a scene or last. */
export interface NewScene {
  chapter: string
  title: string
  after?: string | null
  branch?: string
  reason?: string
}

/** A scene as somebody would have it, made on top of `base`. `text`: the scene's whole file; `autosave`: the revision of the caller's own copy that is suggested by this. */
export interface NewSuggestion {
  scene: string
  base: string
  text: string
  note?: string
  autosave?: number | null
}

/** A token that somebody asks for. */
export interface NewToken {
  name: string
  scope: "read" | "write"
  days?: number
}

/** Whom a provider vouched for in this browser, and who has no account here yet. `email`: empty unless the provider is trusted with showing that it is theirs. */
export interface Newcomer {
  provider: string
  provider_name: string
  label: string
  name: string
  email: string
}

/** A newcomer opens an account. What shows that its address is theirs is the provider, or a letter's `token`. `email`: where the letter came to, or any where no letters are sent and an `invitation` is enough (`auth.join`). */
export interface NewcomerAccount {
  name: string
  email?: string | null
  token?: string | null
  invitation?: string | null
}

/** An offer that waits for the other one's word. Times are Unix seconds. */
export interface Offer {
  account: string
  name: string
  by: string
  by_name: string
  stay: boolean
  ends_at: number
}

/** The open offer of a book, if there is one. */
export interface Offers {
  offer: Offer | null
}

/** An answer that says only that it happened. */
export interface Ok {
  ok?: boolean
}

/** A book, and what its caller may do in it. `ai`: which models may read it; with `none` nothing is drafted. */
export interface OpenProject {
  id: string
  title: string
  role: "owner" | "editor" | "writer" | "reviewer" | "reader" | null
  visibility: "private" | "link" | "public"
  words: number
  updated_at: string
  trouble?: string | null
  may: Array<"project:visit" | "project:read" | "project:comment" | "project:suggest" | "project:write" | "project:edit" | "project:own">
  limits: Limits
  ai: "none" | "local" | "named"
}

/** Words of one class. */
export interface OriginShare {
  origin: "typed" | "pasted" | "imported" | "agent" | "agent-then-edited"
  words: number
  percent: number
}

/** Words of one origin that follow each other: `prose[start:end]`, offsets in characters. */
export interface OriginSpan {
  start: number
  end: number
  origin: "typed" | "pasted" | "imported" | "agent" | "agent-then-edited"
  author: string
  commit: string
  agent: string | null
  model: string | null
}

/** The book's table of contents at a commit. `language`: of its spelling; `marks`: as its style guide has it. */
export interface Outline {
  commit: string
  title: string
  language: string
  marks: "double" | "single" | "guillemets" | "dashes" | "none" | null
  words: number
  chapters: Array<OutlineChapter>
  findings: Array<ContentNote>
}

/** A chapter in the outline. */
export interface OutlineChapter {
  slug: string
  title: string
  scenes: Array<OutlineScene>
}

/** A scene in the outline. */
export interface OutlineScene {
  id: string
  title: string
  path: string
  words: number
  status: string | null
}

/** An account as its owner sees it. `new_email` waits until its owner proves that it is theirs. `proofs`: what confirming takes. */
export interface OwnAccount {
  account: Account
  email_verified: boolean
  new_email: string | null
  has_password: boolean
  second_factor: boolean
  second_factor_wanted: boolean
  recovery_codes: number
  proofs: Array<"password" | "code">
}

/** Another password. `current`: not asked of who has none yet. `end_others`: sign out everywhere else. */
export interface PasswordChange {
  current?: string | null
  password: string
  end_others?: boolean
}

/** Someone's role, a session, or who may read a book without a role changed. `visibility`: what it is now, where that is what changed; then `account` is empty. `gone`: the book was deleted. */
export interface PermissionsChanged {
  account?: string
  role?: "owner" | "editor" | "writer" | "reviewer" | "reader" | null
  session?: string | null
  visibility?: "private" | "link" | "public" | null
  gone?: boolean
}

/** A person, as the others see one. */
export interface Person {
  id: string
  name: string
  email: string
}

/** Who has the book open. Never stored. */
export interface Presence {
  accounts: Array<string>
}

/** What stands before or after the story. `titles`: those in it, such as "Acknowledgements". */
export interface PreviewAround {
  opening: string
  words: number
  titles: Array<string>
}

/** A chapter as the file heads it. `heading_words`: those of its heading, and of the part that opens with it. */
export interface PreviewChapter {
  title: string
  heading_words: number
  scenes: Array<PreviewScene>
}

/** A paragraph of a file: how it begins, without marks, and how many words it has. */
export interface PreviewParagraph {
  opening: string
  words: number
}

/** A scene as the file parts it. */
export interface PreviewScene {
  paragraphs: Array<PreviewParagraph>
}

/** An error as RFC 9457 writes it, with a stable `code`. `retry_after`: seconds until another try makes sense. */
export interface Problem {
  type?: string
  title: string
  status: number
  code: string
  detail?: string
  errors?: Array<FieldError>
  conflicts?: Array<ConflictedFile>
  locks?: Array<HeldLock>
  retry_after?: number | null
}

/** What others see of a person. */
export interface Profile {
  name: string
}

/** What a program shows instead of cookies: it gives the code of a second device at once. */
export interface ProgramCredentials {
  email: string
  password: string
  code?: string | null
}

/** A book on the shelf. `role`: the caller's; null: a visitor's. `trouble`: why it cannot be opened, if so. */
export interface Project {
  id: string
  title: string
  role: "owner" | "editor" | "writer" | "reviewer" | "reader" | null
  visibility: "private" | "link" | "public"
  words: number
  updated_at: string
  trouble?: string | null
}

/** A book that has arrived, and how much of it. Of a novel's file: `file_words` are those of its text, `excluded` those of them that its author left out, `left_out` what it held besides words. */
export interface ProjectCreated {
  project: Project
  chapters: number
  scenes: number
  words: number
  commit: string
  seq: number
  note?: string
  file_words?: number
  excluded?: number
  left_out?: Array<string>
}

/** The end of a book. `title`: its title, typed to be sure. */
export interface ProjectDeletion {
  title: string
}

/** The books the caller may open. */
export interface ProjectList {
  projects: Array<Project>
}

/** Somebody keeps a part of the book, or was asked to let it go. */
export interface ProjectLocked {
  lock: Lock
}

/** A lock was let go. `by`: who did it. */
export interface ProjectUnlocked {
  lock: string
  kind: string
  target: string
  by: string
}

/** A person who proposes something. */
export interface Proposer {
  account: string
  name: string
}

/** Who may write on a branch: `writer`, every writer; `editor`, editors and owners; `owner`, owners. `pattern`: a branch's name; a `*` in it stands for anything. */
export interface Protection {
  pattern: string
  role: "writer" | "editor" | "owner"
}

/** The protected branches of a book. What no pattern names every writer may write on, drafts so. */
export interface Protections {
  branches: Array<Protection>
}

/** Where the words of a version come from. Every word is in one class; `spans` are those of the scene asked for. */
export interface Provenance {
  commit: string
  words: number
  origins: Array<OriginShare>
  authors: Array<AuthorWords>
  agents: Array<AgentWords>
  scenes: Array<SceneWords>
  spans: Array<OriginSpan> | null
}

/** Which version, and the scene whose words are to be told one by one. */
export interface ProvenanceQuery {
  min_seq?: number
  branch?: string
  at?: string | null
  scene?: string | null
}

/** A provider that people may sign in with here. */
export interface Provider {
  id: string
  name: string
  kind: "github" | "gitlab" | "google" | "openid"
}

/** The providers that the operator configured. */
export interface ProviderList {
  providers: Array<Provider>
}

/** A version was looked at. `findings`: those that nobody accepted; `waived`: those that somebody did. */
export interface QualityReported {
  ref: string
  commit: string
  overall: number | null
  dimensions: Record<string, number>
  findings: number
  waived: number
}

/** Which version to read: a branch's newest, or the one that `at` names. */
export interface ReadQuery {
  min_seq?: number
  branch?: string
  at?: string | null
}

/** Each replaces a code of the app once. They are told this once. */
export interface RecoveryCodes {
  codes: Array<string>
}

/** A branch or named version that came or went. `commit`: the version that it names now. */
export interface RefMoved {
  name: string
  commit: string | null
  seq: number
}

/** A refresh token from a client without cookies. */
export interface RefreshRequest {
  refresh_token: string
}

/** What somebody said, when, in Unix seconds. */
export interface Remark {
  by: Proposer
  text: string
  at: number
}

/** Another name for a branch. A private draft that gets a name without `mine/` is shared by it. */
export interface RenameRequest {
  name: string
  to: string
}

/** A holder's sign of life. `fence`: as it was told when the lock was taken. */
export interface Renewal {
  fence: number
  minutes?: number
}

/** Other words for those that were found at `base`, at the chosen places: where each starts, by file. Where capitals do not matter, a place that begins with one keeps it. */
export interface ReplaceRequest {
  base: string
  branch?: string
  q: string
  words: string
  match_case?: boolean
  whole_words?: boolean
  places: Record<string, Array<number>>
  reason?: string
  fences?: Record<string, number>
}

/** An answer to a comment. */
export interface Reply {
  text: string
}

/** What the checks say of a version. `required`: scores that the book asks of itself; `below`: those it misses. */
export interface Report {
  figures: Figures
  rules: Array<RuleCount>
  waived: Array<WaivedFinding>
  stale: Array<StaleWaiver>
  required: Record<string, number>
  below: Record<string, number>
  at: string
}

/** A new password, by the link of a letter. */
export interface ResetPassword {
  token: string
  password: string
}

/** A version that the whole book is to be as again. */
export interface RestoreRequest {
  commit: string
  branch?: string
  reason?: string
}

/** A version whose change is to be taken back. */
export interface RevertRequest {
  commit: string
  branch?: string
  reason?: string
}

/** How often a rule is broken. `title`, `why`: the rule for people. */
export interface RuleCount {
  rule: string
  dimension: string
  title: string
  why: string
  severity: "error" | "warning" | "note"
  count: number
}

/** An agent's work, so far. `verdict`: how one that judges ended. */
export interface Run {
  id: string
  project: string
  scene: string
  workflow: string
  model: string
  status: "queued" | "running" | "succeeded" | "failed" | "cancelled"
  step: string
  text: string
  words: number
  cost_usd: number
  suggestion: string | null
  error: RunFailure | null
  started_at: string
  verdict?: Verdict | null
}

/** Why a run ended without a suggestion. */
export interface RunFailure {
  code: string
  message: string
}

/** Runs, newest first. */
export interface RunList {
  runs: Array<Run>
}

/** What an agent is asked for: a draft, or whether a scene contradicts the others. `instruction` and `words` are for drafts. */
export interface RunRequest {
  workflow?: "draft-scene" | "judge-continuity"
  scene: string
  instruction?: string
  words?: number
  model?: string
}

/** A run that has been accepted. */
export interface RunStarted {
  run: Run
}

/** A change set over one or more files, made on top of `base`. `restores`: the version whose words come back. `reason`: why the writer writes what somebody keeps. `fences`: the writer's own locks with the fence of each, which must still hold. `autosaves`: the writer's own autosaves that become a version now, by scene, each up to a revision. */
export interface SaveRequest {
  base: string
  branch?: string
  message?: string
  edits: Array<Edit>
  restores?: string | null
  reason?: string
  fences?: Record<string, number>
  autosaves?: Record<string, number>
}

/** A change that is durable. `merged`: others had written meanwhile and both are kept. `warnings`: by file, who should know of it (a soft lock was written over). `unchanged`: the book was so already, or has had all of it before and it was taken back: no version was made, and `commit` is an earlier one. */
export interface Saved {
  commit: string
  seq: number
  merged: boolean
  change_id: string
  warnings?: Array<FieldError>
  unchanged?: boolean
}

/** A scene that differs. `moved`: it stands elsewhere; it may be changed besides. */
export interface SceneChange {
  id: string
  title: string
  path: string
  kind: "added" | "removed" | "changed" | "moved"
  moved: boolean
  words_added: number
  words_removed: number
}

/** A scene that has been added. */
export interface SceneCreated {
  scene: string
  path: string
  commit: string
  seq: number
}

/** Where a scene goes: a chapter, and a place in it counted from 0. */
export interface ScenePosition {
  chapter: string
  position: number
  branch?: string
  reason?: string
}

/** Only of one scene, where given. */
export interface SceneQuery {
  scene?: string | null
}

/** What a scene is called from now on. Its id and its file keep their names. */
export interface SceneTitle {
  title: string
  branch?: string
  reason?: string
}

/** A scene at a commit. `prose` is `text[prose_offset:]`, offsets in characters. */
export interface SceneView {
  commit: string
  id: string
  path: string
  title: string
  details: Record<string, unknown>
  text: string
  prose: string
  prose_offset: number
  error: LineError | null
}

/** The words of one scene; every per cent is of that scene's words. */
export interface SceneWords {
  scene: string
  path: string
  title: string
  words: number
  origins: Array<OriginShare>
  authors: Array<AuthorWords>
  agents: Array<AgentWords>
}

/** A place where words stand. Offsets are characters in the file; `quote` is the sentence, from `quote_start` on. */
export interface SearchHit {
  scene: string | null
  title: string
  path: string
  start: number
  end: number
  quote: string
  quote_start: number
}

/** Words to find, in any order; “in quotation marks” as they stand. The last one may be a beginning. Case, accents and the form of apostrophes do not matter. */
export interface SearchQuery {
  min_seq?: number
  branch?: string
  at?: string | null
  q: string
  limit?: number
}

/** Places, those first that tell most. `more`: there are others beyond the limit. */
export interface SearchResults {
  commit: string
  hits: Array<SearchHit>
  more: boolean
}

/** The code of a second device, after the password. */
export interface SecondStep {
  code: string
}

/** Something of the book that was sent to a model. `at`: RFC 3339, UTC. `outcome`: `answered`; `refused`: the provider took it and gave no answer; `open`: nobody knows what became of it. */
export interface Sent {
  id: string
  at: string
  account: string
  name: string
  run: string
  agent: string
  provider: string
  model: string
  characters: number
  scenes: Array<string>
  outcome: "answered" | "refused" | "open"
}

/** How the whole ledger is wanted. */
export interface SentExportQuery {
  format?: "csv" | "jsonl"
}

/** A stretch of the ledger, newest first. `older`: what `before` is for the next one; null: there is none. */
export interface SentPage {
  entries: Array<Sent>
  older: string | null
}

/** Which part of the ledger is wanted. */
export interface SentQuery {
  before?: string | null
  limit?: number
}

/** Who is signed in. */
export interface SessionInfo {
  account: Account
}

/** Which copies are done with: those up to a revision. */
export interface SettleQuery {
  branch?: string
  kind?: "text" | "suggestion"
  revision: number
}

/** Whether a comment is settled; it can be opened again. */
export interface Settlement {
  settled: boolean
}

/** Who may read a book without a role in it. */
export interface Sharing {
  visibility: "private" | "link" | "public"
}

/** Who is signed in now; null while something is still needed for it. */
export interface SignInAnswer {
  account: Account | null
  needs?: "code" | "app" | null
}

/** A one-time sign-in token, as the terminal prints it. */
export interface SignInLink {
  token: string
}

/** What the screens that let people in have to know. `letters`: whether this installation can send e-mail. */
export interface SignInOptions {
  sign_up: "open" | "invited" | "closed"
  letters: boolean
  password_least?: number
  password_least_with_codes?: number
  password_most?: number
}

/** Somebody wants an account. `invitation`: the token of an invitation that lets them. */
export interface SignUp {
  email: string
  invitation?: string | null
}

/** A session. Times are Unix seconds; `used_at` is exact to some minutes. `current`: the one that asks. */
export interface SignedInDevice {
  id: string
  device: string
  address: string
  way: string
  created_at: number
  used_at: number
  ends_at: number
  current: boolean
}

/** A waiver that meets no finding any more: of one finding, or of a rule where it quotes a text. */
export interface StaleWaiver {
  reason: string
  finding: string
  rule: string
  text: string
}

/** A client's first frame. */
export interface Subscribe {
  type?: "subscribe"
  project: string
  epoch?: string | null
  seq?: number | null
}

/** One change that is decided by itself. Offsets are characters in the file at `base`. `added`: it was accepted into the book. That stays so when somebody takes its words out again. */
export interface SuggestedChange {
  id: string
  kind: "insert" | "replace" | "delete"
  start: number
  end: number
  before: string
  after: string
  decision: "undecided" | "kept" | "left_out"
  edited: string | null
  added: boolean
  findings: Array<Finding>
}

/** What an agent or a person proposes for a scene. `by`: the person; then there is no agent, model or run. */
export interface Suggestion {
  id: string
  run: string
  by: Proposer | null
  note: string
  scene: string
  path: string
  base: string
  agent: string
  model: string
  cost_usd: number
  status: "open" | "accepted" | "left_out"
  findings: Array<Finding>
  changes: Array<SuggestedChange>
}

/** A suggestion appeared, was decided, or was accepted. */
export interface SuggestionChanged {
  suggestion: string
  scene: string
  status: string
}

/** Suggestions, newest first. */
export interface SuggestionList {
  suggestions: Array<Suggestion>
}

/** On which branch something is taken out, and why, if somebody else keeps it. */
export interface TakeOutQuery {
  branch?: string
  reason?: string
}

/** A comment as it was just changed, without its place. */
export interface Talk {
  id: string
  scene: string
  remarks: Array<Remark>
  settled: Proposer | null
}

/** Something that happens beside the scenes, from `world/timeline.yaml`. */
export interface TimelineEvent {
  when: string
  what: string
}

/** A scene in time. `when`: as its details say, null if they say nothing. `date`: its day (ISO 8601), where they tell it whole. `starts`, `ends`: minutes since midnight, where they tell the time of the day; a night ends on the next day. `place`: its name. `people`: names of whoever acts or speaks in it, first of all whose point of view it is. */
export interface TimelineScene {
  scene: string
  title: string
  chapter: string
  when: string | null
  date: string | null
  weekday: string | null
  starts: number | null
  ends: number | null
  place: string | null
  people: Array<string>
  told: Array<ToldDay>
}

/** Scenes in reading order, and the events that the author keeps beside them, in theirs. */
export interface TimelineView {
  commit: string
  scenes: Array<TimelineScene>
  events: Array<TimelineEvent>
}

/** A token as its owner sees it later. Times are Unix seconds. */
export interface Token {
  id: string
  name: string
  scope: "read" | "write"
  created_at: number
  ends_at: number
  used_at: number | null
}

/** A person's tokens that still work, newest first. */
export interface TokenList {
  tokens: Array<Token>
}

/** A new token. `secret` is told this once. */
export interface TokenMade {
  token: Token
  secret: string
}

/** Bearer tokens for clients without cookies (command line, git). */
export interface TokenPair {
  access_token: string
  refresh_token: string
  expires_in: number
}

/** Something that the prose says of a scene's own day: `quote` stands from `start` to `end` of the file. */
export interface ToldDay {
  kind: "date" | "weekday" | "month" | "season"
  value: string
  path: string
  start: number
  end: number
  quote: string
}

/** A file of the book. `size`: bytes. */
export interface TreeFile {
  path: string
  size: number
  kind: "scene" | "settings" | "text" | "asset"
}

/** Every file of the book at a version, in order of path. */
export interface TreeView {
  commit: string
  files: Array<TreeFile>
}

/** Versions, newest first. */
export interface Trend {
  versions: Array<TrendPoint>
}

/** A version and its figures; null: it was not looked at. */
export interface TrendPoint {
  commit: string
  at: string
  author: string
  message: string
  figures: Figures | null
}

/** Up to which version, and how many before it. */
export interface TrendQuery {
  branch?: string
  at?: string | null
  limit?: number
}

/** A holder's answer. A lock that is granted passes to the one who asked; a freeze is lifted. */
export interface UnlockAnswer {
  account: string
  granted: boolean
}

/** Asks the holder to let go. */
export interface UnlockWish {
  note?: string
}

/** A judge's answer, as far as it holds: it advises, and stops nothing. `passed`: whether it could be read and nothing of it holds. `findings`: those whose passages both stand in the book. `dropped`: how many others there were. `reason`: why it could not be read. */
export interface Verdict {
  passed: boolean
  findings: Array<Finding>
  dropped: number
  reason: string
}

/** The link of a letter that proves that an e-mail address is one's own. */
export interface VerifyEmail {
  token: string
}

/** A commit, as people see it. `path`: where the file was then, in the history of one file. `reason`: why its author wrote what somebody else kept. */
export interface Version {
  commit: string
  message: string
  author: string
  at: string
  agent: string | null
  words_added?: number | null
  words_removed?: number | null
  path?: string | null
  reason?: string | null
}

/** Which version: a branch's newest, or the one that `at` names. */
export interface VersionQuery {
  branch?: string
  at?: string | null
}

/** The report of a version; null: it was not looked at yet, `quality.reported` tells when it was. */
export interface VersionReport {
  commit: string
  report: Report | null
}

/** One version: who made it, by what means, and what it changed. `facts` has what the machine noted (agent, model, cost, run, gates …) by name. */
export interface VersionView {
  commit: string
  parents: Array<string>
  author: string
  at: string
  message: string
  note: string
  facts: Record<string, string>
  files: Array<FileChange>
}

/** Where the browser goes next: to the provider. */
export interface Visit {
  url: string
}

/** Where on this site the browser comes back to. */
export interface VisitWanted {
  back?: string
}

/** How somebody speaks. `measures` is empty where they say too little for a profile. */
export interface Voice {
  speaker: string
  words: number
  measures: Record<string, Measure>
}

/** Everybody who speaks, the most talkative first, and whoever tells the book (`speaker` is empty). `least`: words that a profile needs. docs/guides/voice.md has the formulas. */
export interface Voices {
  commit: string
  least: number
  people: Array<Voice>
  narrator: Voice
  drifts: Array<Drift>
  misfits: Array<Misfit>
}

/** A finding that an author accepted. `shared`: how many findings the same waiver accepts. */
export interface WaivedFinding {
  finding: Finding
  reason: string
  shared: number
}

/** The branch whose waiver is to go. */
export interface WaiverQuery {
  branch?: string
  override?: string
}

/** Why a finding is intended, on which branch. `override`: why one writes what somebody else keeps. */
export interface WaiverRequest {
  reason: string
  branch?: string
  override?: string
}

/** A run of words kept, added or removed. */
export interface WordOp {
  kind: "keep" | "add" | "remove"
  text: string
}
