"""English words that tell who is meant: titles, kinds of people, first names, and the small words around them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Titles by the gender that they tell; neutral ones tell none.
MALE_TITLES = _words("""
    mr mister sir lord master monsieur mons m don signor signore senor herr father brother uncle king prince
    duke count earl baron marquis viscount squire rev reverend grandfather grandpa sahib esq
""")
FEMALE_TITLES = _words("""
    mrs miss ms lady madame mme mademoiselle mlle dona signora signorina senora frau fraulein mother sister aunt
    queen princess duchess countess baroness marchioness viscountess dame grandmother grandma nurse mistress
    missus
""")
NEUTRAL_TITLES = _words("""
    dr doctor captain capt colonel col major maj general gen lieutenant lt sergeant sgt corporal admiral
    inspector constable professor prof judge justice president senator governor st saint cousin little old young
    poor dear commander detective officer chief agent private
""")
TITLES = MALE_TITLES | FEMALE_TITLES | NEUTRAL_TITLES
#: Titles that name somebody by themselves: *“Ah!” laughed Mademoiselle.*
LONE_TITLES = _words("""
    monsieur madame mademoiselle signor signora signorina senor senora senorita doctor captain colonel major general
    lieutenant sergeant corporal admiral inspector constable professor judge squire
""")

MALE_NOUNS = _words("""
    man boy gentleman lad fellow husband father brother son uncle nephew grandfather grandson king prince duke
    earl count lord sir widower bachelor bridegroom groom waiter footman butler coachman postman policeman
    fireman sailor soldier priest monk friar bishop vicar curate parson clergyman landlord host actor emperor
    hero wizard barman cabman seaman mariner navvy fisherman huntsman workman foreman chairman salesman
    tradesman nobleman englishman frenchman irishman scotsman dutchman chap guy dad papa pa daddy grandpa
    stepfather squire knave page lover baron marquis inspector constable sergeant captain colonel major admiral
    general lieutenant porter blacksmith carpenter stepson godfather coroner bloke youth sire schoolmaster
    master negro countryman madman brother-in-law father-in-law son-in-law
""")
FEMALE_NOUNS = _words("""
    woman girl lady wife mother sister daughter aunt niece grandmother granddaughter queen princess duchess
    countess widow bride maid maidservant housemaid housekeeper waitress landlady hostess actress empress
    heroine witch nun governess mistress nurse lass dame madam ma'am mama mamma ma mum mummy mom grandma
    stepmother spinster chambermaid barmaid schoolmistress matron madame mademoiselle seamstress laundress
    shepherdess baroness goddess cook milkmaid sister-in-law mother-in-law daughter-in-law godmother
    stepdaughter englishwoman frenchwoman irishwoman
""")
NEUTRAL_NOUNS = _words("""
    person child baby doctor physician servant stranger friend visitor guest clerk lawyer judge teacher tutor
    driver companion cousin neighbour neighbor speaker voice other one prisoner patient customer tramp detective
    officer surgeon artist painter poet writer musician student scholar invalid creature figure stranger
    interlocutor questioner hearer listener orphan infant passenger traveller traveler pilgrim beggar thief
    robber murderer author editor stewards steward shopkeeper innkeeper keeper guard sentinel messenger
    secretary attorney solicitor banker merchant farmer gardener miner hunter trapper ranger agent chief leader
    spectre ghost witness sovereign chemist host
""")
PERSON_NOUNS = MALE_NOUNS | FEMALE_NOUNS | NEUTRAL_NOUNS
#: Nouns that tell nobody apart: `The Man With The Beard` is not *the man*.
ANYBODY = _words("man woman boy girl lady gentleman lad fellow person child one other voice figure stranger")

#: What is a part of somebody: `Ann's voice` is Ann.
OWN = _words("""
    voice tone tones lips mouth eyes face words answer reply whisper look expression tongue heart conscience hand figure
    manner laugh smile ghost
""")

GROUP_WORDS = _words("""
    they we all both everyone everybody others several crowd voices people men women girls boys ladies gentlemen
    children soldiers
""")

MALE_NAMES = _words("""
    adam albert alexander alfred allan allen andrew anthony antonio archibald arthur aubrey austin basil
    benjamin ben bernard bertram bill billy bob bobby bruce cecil charles charley charlie christopher claude
    clive cyril daniel dan david davy denis dennis derek dick donald douglas duncan ebenezer eddie edgar edmund
    edward edwin eric ernest eugene felix francis frank fred freddy frederick gabriel geoffrey george gerald
    gilbert gordon graham gregory guy hal harold harry harvey hector henry herbert herman horace howard hubert
    hugh humphrey ian isaac jack jacob jake james jasper jean jeremy jerome jerry jim jimmy joe john johnny
    jonathan joseph joshua julian julius justin keith ken kenneth lancelot lawrence laurence leo leon leonard
    leonce leopold lewis lionel louis luke malcolm mark martin matthew maurice max michael mike miles mortimer
    nathan ned nicholas nick nigel noah norman oliver oscar oswald owen patrick pat paul percy peter philip phil
    pierre ralph raymond reginald richard rob robert robin roderick roger roland ronald rupert samuel sam
    sebastian sidney silas simon solomon stanley stephen steve stewart stuart sydney ted teddy terence theodore
    thomas tim timothy tobias tom tommy tony ulysses victor vincent walter wilfred will william willoughby
    augustus ambrose angus barnaby bartholomew caleb clarence conrad cuthbert dorian ellis ezra fitzwilliam
    godfrey gustave hans heathcliff hindley ichabod jolyon josiah jude juan karl linton marcus newland phileas
    quentin rawdon rodolphe rufus sergei soames stephan tertius thaddeus tristram wickham wilkie algernon edgar
    edmond alan aaron abel
""")
FEMALE_NAMES = _words("""
    ada adela adele adelaide agatha agnes alice alicia amanda amelia amy angela ann anna anne annie antonia
    arabella audrey barbara beatrice becky bella bertha bess bessie betsy betty blanche brenda bridget caroline
    carrie catherine cathy cecilia celia charlotte clara clare clarissa constance cora cordelia daisy daphne
    deborah delia diana dolly dora doris dorothea dorothy edith edna effie eleanor elaine eliza elizabeth ella
    ellen elsie emily emma estella esther ethel eva eve evelyn fanny flora florence frances georgiana georgina
    gertrude gladys grace gwendolen hannah harriet hazel heather helen helena henrietta hester hilda ida irene
    iris isabel isabella ivy jane janet jean jemima jennifer jenny jessica jessie jill joan joanna josephine
    joyce judith judy julia juliet kate katharine katherine kathleen kitty laura lavinia leonora letty lettice
    lilian lily linda liza lizzie lois lottie louisa louise lucy lydia mabel madeleine madge maggie margaret
    maria marian marianne marie marion marjorie martha mary matilda maud maude may mercy mildred millicent
    minnie miranda miriam molly mona muriel nancy nell nellie nelly nora olive olivia patience patricia paulina
    pauline pearl peggy penelope phoebe phyllis polly priscilla prudence rachel rebecca rosa rosalind rosamond
    rose ruth sabina sally sarah selina sibyl sophia sophy stella susan susanna sylvia teresa tess theresa
    ursula vera veronica victoria viola violet virginia vivian wilhelmina winifred adeline augusta drusilla
    elfride eustacia fleur hetty jocelyn justine lucetta mina mariana mariequita nerissa nan nastasya sonia
    thomasin undine wilhelmina zoe zenobia elinor ginevra phillotson arabella bathsheba
""")

PREPOSITIONS = _words("""
    to at of with from for by about on upon after before behind beside into towards toward against near over
    under between beyond like round around through past without within among amongst than opposite across unto
    concerning
""")
ARTICLES = _words("the a an")
DETERMINERS = ARTICLES | _words("his her my their our your its this that one another some each every")
#: What joins another clause, that need not be about the quotation before it.
JOINING = _words("and but for as when while")
#: What may stand between a determiner and a person, or between a verb and a name.
ADJECTIVES = _words("""
    old young poor little dear good great big tall short fat thin small elder younger eldest youngest first
    second third other same worthy honest kind gentle unfortunate unhappy miserable wretched sweet pretty
    beautiful handsome fair dark black white red pale brave noble late new strange mysterious stout stern grave
    gallant astonished astute delighted amiable angry anxious bewildered excited indignant impatient invisible
    unseen still now
""")
LEADING = _words("""
    and but then so now at last thus again here again, for as presently suddenly finally only once still yet
    when while meanwhile quietly
""")

#: Words around a name that is called: `Oh, Anne!`, `my dear Anne`.
BEFORE_CALLED = _words("""
    oh o ah dear my no yes well good sir poor thank you come listen look hush hullo hello hey now old little
""")
#: Calls that tell the gender of whoever is spoken to.
MALE_CALLS = _words("""
    sir papa father uncle lad sonny mister boy fellow sire monsieur grandfather dad daddy
""")
FEMALE_CALLS = _words("""
    madam ma'am mamma mama mother aunt auntie miss madame mademoiselle mum milady grandmother missus
""")

MALE_PRONOUNS, FEMALE_PRONOUNS = (
    _words("he him his himself he'd he's he'll"),
    _words("she her hers herself she'd she's she'll"),
)
SUBJECT_PRONOUNS = {
    "he": "m",
    "she": "f",
    "i": "i",
    "they": "g",
    "we": "g",
    "it": "n",
    "he'd": "m",
    "she'd": "f",
    "i'd": "i",
}
FIRST_PERSON = _words("i me my mine myself i'm i've i'd i'll we us our ours we're we've we'll")
SECOND_PERSON = _words("you your yours yourself you're you've you'd you'll thee thou thy")
POSSESSIVE_PRONOUNS: Mapping[str, Literal["f", "m"]] = {"his": "m", "her": "f"}
#: Verbs after which whose words they are may follow: `was her answer`, `came from Ann`.
BEING = _words("was were is had came comes burst")
#: What stands before whoever the words come from.
SOURCE = _words("from by")
#: Verbs of saying that need a second word.
WITH_PARTICLE = {
    "went": _words("on"),
    "put": _words("in"),
    "broke": _words("in out forth off"),
    "struck": _words("in"),
    "cut": _words("in"),
    "burst": _words("out forth"),
    "goes": _words("on"),
    "read": _words("out aloud on"),
}
#: What stands beside speech often enough, but tells mostly of something else.
WEAK_SAYING = _words("""
    smiled smiles laughed laughs laughing grinned giggles giggled read reads hesitated hesitates felt thanked
    thanks greeted finished finishes ends ended lied lies guessed guesses decided decides pressed presses looked
    nodded thought think thinks thinking wondered wonders struck cut broke put went goes recalled recalls
    recovered related relates noted notes guess answer reply cry call
""")

#: Verbs that follow a name which acts, besides those that end in `-ed`.
ACTING = _words("""
    was is were had has have did does do could would should might must may can will shall said says went came took gave
    stood sat ran saw knew thought felt made left let put got kept held told heard rose turned looked began spoke found
    fell broke caught drew threw shook set led lay met brought sent smiled laughed nodded asked answered replied cried
    goes comes takes gives stands sits runs sees knows thinks feels makes leaves looks turns shakes smiles laughs nods
    asks answers and then never always only also still too again who
""")
#: What leads to words in marks that are no speech: `the word “so”`, `called “the house”`.
NAMING = _words("""
    the a an of his her its called labelled labeled marked word words named entitled as in from at
""")
#: Capital words that are nobody's name.
NEVER_NAMES = _words("""
    it if what who how why where which not no yes oh ah well god heaven chapter part book monday tuesday wednesday
    thursday friday saturday sunday january february march april june july august september october november december
    english french german london paris nothing something there here is was do did don't can could would should let
    because though although even perhaps never always thank good come go look
""")
