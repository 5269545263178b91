"""Variants of languages that a tag may name (IANA Language Subtag Registry)."""

from typing import Final

_REGISTERED: Final = """
1606nict 1694acad 1901 1959acad 1994 1996 abl1943 akuapem alalc97 aluku anpezo ao1990 aranes arevela arevmda arkaika
asante auvern baku1926 balanka barla basiceng bauddha bciav bcizbl biscayan biske blasl bohoric boont bornholm
cisaup colb1945 cornu creiss dajnko ekavsk emodeng fascia fodom fonipa fonkirsh fonnapa fonupa fonxsamp gallo gascon
gherd grclass grital grmistr hepburn heploc hognorsk hsistemo ijekavsk itihasa ivanchov jauer jyutping kkcor
kleinsch kociewie kscor laukika leidentr lemosin lengadoc lipaw ltg1929 ltg2007 luna1918 mdcegyp mdctrans metelko
monoton ndyuka nedis newfound nicard njiva nulik osojs oxendict pahawh2 pahawh3 pahawh4 pamaka peano petr1708 pinyin
polyton provenc puter rigik rozaj rumgr scotland scouse simple solba sotav spanglis surmiran sursilv sutsilv
synnejyl tarask tongyong tunumiis uccor ucrcor ulster unifon vaidika valbadia valencia vallader vecdruka vivaraup
wadegile xsistemo
"""

VARIANTS: Final = frozenset(_REGISTERED.split())
"""Any other word in that place could be a name."""
