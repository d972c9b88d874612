"""English as the reader of prose knows it: abbreviations, elisions, verbs of saying, tenses and persons."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = _words("""
    mr mrs ms messrs mme mlle mons dr prof rev revd hon st ste sr jr gen col maj capt lt sgt cpl pte sen gov pres supt
    insp det esq vs viz cf etc al eg ie e.g i.e no nos vol vols pp ch fig approx dept est inc ltd co corp bros mt ft
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat a.m p.m b.c a.d u.s u.k
""")
#: What may end a sentence all the same, when a capital letter follows.
ENDING_ABBREVIATIONS = _words("etc al a.m p.m inc ltd co esq jr sr b.c a.d u.s u.k no")

ELISIONS = _words("""
    tis twas twere twill twould twasn't tisn't em cause cos coz til till bout round ere im er ow ave ad ard ead eart ell
    elp ope ome ouse orse ung un n tain't twixt neath gainst fraid course ard andsome alf and as
""") - _words("and as")
#: What is no word without its apostrophe; `'Till`, with a capital, may be a quotation that begins with *Till*.
NEVER_BARE = _words("tis twas twere twould twasn't tisn't tain't twixt gainst neath")

SAYING = _words("""
    said says say saying replied replies reply replying asked asks ask asking answered answers answer answering cried
    cries cry crying exclaimed exclaims exclaim exclaiming whispered whispers whisper whispering shouted shouts shout
    shouting murmured murmurs murmur murmuring muttered mutters mutter muttering added adds add adding continued
    continues continuing remarked remarks remarking observed observes observing returned returns returning rejoined
    rejoins rejoining responded responds responding inquired inquires inquiring enquired enquires enquiring demanded
    demands demanding declared declares declaring repeated repeats repeating called calls calling began begins begun
    begin beginning interrupted interrupts interrupting interposed interposes interposing thought thinks think thinking
    told tells telling suggested suggests suggesting explained explains explaining announced announces announcing
    protested protests protesting insisted insists insisting agreed agrees agreeing admitted admits admitting
    ejaculated gasped gasps gasping groaned groans groaning sighed sighs sighing laughed laughs laughing sobbed sobs
    sobbing growled growls growling snapped snaps snapping yelled yells yelling screamed screams screaming shrieked
    shrieks shrieking roared roars roaring bellowed bellows bellowing hissed hisses hissing faltered falters faltering
    stammered stammers stammering stuttered stutters stuttering mumbled mumbles mumbling grunted grunts grunting
    commented comments commenting concluded concludes concluding proceeded proceeds proceeding resumed resumes resuming
    persisted persists persisting pursued pursues pursuing retorted retorts retorting assented assents assenting
    objected objects objecting urged urges urging pleaded pleads pleading begged begs begging entreated implored
    implores warned warns warning promised promises promising offered offers offering confessed confesses confessing
    acknowledged conceded concedes allowed affirmed affirms asserted asserts assured assures corrected corrects
    countered counters echoed echoes echoing chimed chuckled chuckles giggled giggles grinned smiled smiles sneered
    sneers snarled snarls snorted snorts sniffed sniffs barked barks croaked croaks drawled drawls breathed breathes
    wailed wails whimpered whimpers moaned moans mused muses reflected reflects wondered wonders queried queries
    questioned questions reasoned reasons recited recites read reads related relates reported reports noted notes
    mentioned mentions ventured ventures volunteered volunteers put went goes quoth spoke speaks speaking uttered utters
    ordered orders commanded commands bade directed instructed threatened threatens accused accuses complained complains
    lamented laments grumbled grumbles pronounced pronounces proposed proposes recalled recalls stated states teased
    teases joked jokes mocked mocks swore swears vowed vows thundered boomed booms piped pipes squeaked squeaks squealed
    squeals purred purrs cooed coos crooned sang sings sung chanted chants hailed greeted greets apologised apologized
    apologises apologizes coaxed coaxes soothed soothes consoled comforted reassured reassures reminded reminds
    prompted prompts pressed presses hesitated hesitates hinted hints intervened intervenes panted pants puffed quavered
    rasped rasps spluttered splutters spat sputtered thanked thanks finished finishes ended ends broke struck cut
    lied lies guessed guesses decided decides disagreed confirmed confirms clarified observed
""")

SUBJECTS = _words("i he she they we it you who")

TENSES = {
    "past": _words("""
        was were had did said went came took saw knew thought made got gave found told felt left became kept began
        stood sat ran brought held wrote heard met fell spoke rose drew grew threw flew broke woke wore chose drove
        looked turned asked seemed walked wanted wasn't weren't hadn't didn't couldn't
    """),
    "present": _words("""
        is are am has does says goes comes takes sees knows thinks makes gets gives finds tells feels leaves becomes
        keeps begins stands sits runs brings holds writes hears meets falls speaks rises draws looks turns asks seems
        walks wants isn't aren't hasn't doesn't don't can't
    """),
}
PERSONS = {
    "first": _words("i me my mine myself we us our ours ourselves i'm i've i'd i'll we're we've we'd we'll"),
    "second": _words("you your yours yourself yourselves you're you've you'd you'll"),
    "third": _words("""
        he him his himself she her hers herself they them their theirs themselves he'd he's he'll she'd she's she'll
        they'd they're they've they'll
    """),
}
