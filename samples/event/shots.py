"""The photos that were taken, in the order of the event."""

from functools import partial

from drawing.scenes.badge import badge
from drawing.scenes.coffee import coffee
from drawing.scenes.group import group
from drawing.scenes.hall import hall
from drawing.scenes.model import model
from drawing.scenes.panel import panel
from drawing.scenes.posters import posters
from drawing.scenes.river import river
from drawing.scenes.signing import signing
from drawing.scenes.speech import speech
from drawing.scenes.square import square
from drawing.scenes.town_hall import town_hall
from drawing.scenes.workshop import workshop

from event.devices import CANON, HOSTS, NIKON, PHONE
from event.shot import PHONE_SIZE, UPRIGHT, Shot, may, settings
from event.words import FACES, IPTC, TEXTS

_SPEECH, _PANEL, _GROUP = settings(160, "4", 1600, 70), settings(125, "4", 2000, 50), settings(250, "56/10", 200, 35)

SHOTS: tuple[Shot, ...] = (
    Shot(
        name="DSC_0402.JPG",
        scene=town_hall,
        device=NIKON,
        taken=may(14, "09:11:26.40"),
        exposure=settings(500, "8", 100, 24),
        iptc=IPTC["town_hall"],
    ),
    Shot(
        name="IMG_2034.JPG",
        scene=hall,
        device=CANON,
        taken=may(14, "10:02:13.71"),
        exposure=settings(60, "4", 3200, 24),
        stops=1.1,
        grain=1.5,
        xmp=TEXTS["hall"],
    ),
    Shot(
        name="IMG_2041.JPG",
        scene=partial(speech, take=0),
        device=CANON,
        taken=may(14, "10:21:07.12"),
        exposure=_SPEECH,
        stops=0.1,
        xmp=TEXTS["speech"],
        iptc=IPTC["speech"],
    ),
    Shot(
        name="IMG_2042.JPG",
        scene=partial(speech, take=1),
        device=CANON,
        taken=may(14, "10:21:07.54"),
        exposure=_SPEECH,
        shake=(26, 9),
    ),
    Shot(
        name="IMG_2043.JPG",
        scene=partial(speech, take=2),
        device=CANON,
        taken=may(14, "10:21:07.97"),
        exposure=settings(640, "4", 1600, 70),
        stops=-2.3,
        shake=(4, 5),
    ),
    Shot(
        name="DSC_0417.JPG",
        scene=partial(panel, take=0),
        device=NIKON,
        taken=may(14, "11:38:50.05"),
        exposure=_PANEL,
        shake=(-7, 30),
    ),
    Shot(
        name="DSC_0418.JPG",
        scene=partial(panel, take=1),
        device=NIKON,
        taken=may(14, "11:38:50.62"),
        exposure=_PANEL,
        xmp=TEXTS["panel"],
        iptc=IPTC["panel"],
    ),
    Shot(
        name="DSC_0419.JPG",
        scene=partial(panel, take=2),
        device=NIKON,
        taken=may(14, "11:38:51.20"),
        exposure=settings(500, "4", 2000, 50),
        stops=-2.3,
        shake=(-5, 4),
    ),
    Shot(
        name="PXL_20260514_101530123.jpg",
        scene=partial(coffee, take=0),
        device=PHONE,
        taken=may(14, "12:15:30.12"),
        exposure=settings(120, "168/100", 64, 7),
        size=PHONE_SIZE,
        stops=0.15,
        crop=0.14,
    ),
    Shot(
        name="PXL_20260514_101542871.jpg",
        scene=partial(coffee, take=1),
        device=PHONE,
        taken=may(14, "12:15:42.87"),
        exposure=settings(120, "168/100", 66, 7),
        size=PHONE_SIZE,
        stops=0.15,
    ),
    Shot(
        name="PXL_20260514_102211480.jpg",
        scene=badge,
        device=PHONE,
        taken=may(14, "12:22:11.48"),
        exposure=settings(100, "168/100", 80, 7),
        size=UPRIGHT,
        turned=True,
    ),
    Shot(
        name="DSC_0431.JPG",
        scene=posters,
        device=NIKON,
        taken=may(14, "13:20:44.33"),
        exposure=settings(80, "4", 1250, 32),
        stops=0.9,
    ),
    Shot(
        name="IMG_2050.JPG",
        scene=workshop,
        device=CANON,
        taken=may(14, "14:31:02.08"),
        exposure=settings(100, "5", 1600, 28),
        xmp=TEXTS["workshop"],
    ),
    Shot(
        name="IMG_2058.JPG",
        scene=signing,
        device=CANON,
        taken=may(14, "16:40:19.90"),
        exposure=settings(125, "4", 2000, 50),
        stops=1.2,
        xmp=TEXTS["signing"],
        iptc=IPTC["signing"],
    ),
    Shot(
        name="DSC_0446.JPG",
        scene=partial(group, take=0),
        device=NIKON,
        taken=may(14, "17:05:31.10"),
        exposure=settings(1250, "56/10", 200, 35),
        stops=-2.3,
        shake=(5, 3),
    ),
    Shot(
        name="DSC_0447.JPG",
        scene=partial(group, take=1),
        device=NIKON,
        taken=may(14, "17:05:31.95"),
        exposure=_GROUP,
        shake=(34, -6),
    ),
    Shot(
        name="Zdjęcie grupowe — schody.jpg",
        scene=partial(group, take=2),
        device=NIKON,
        taken=may(14, "17:05:32.71"),
        exposure=_GROUP,
        xmp=FACES["group"],
    ),
    Shot(
        name="P5140032.JPG",
        scene=model,
        device=HOSTS,
        taken=may(14, "18:12:03.00"),
        exposure=settings(60, "28/10", 640, 30),
        size=PHONE_SIZE,
        iptc=IPTC["model"],
        charset="latin-1",
    ),
    Shot(
        name="PXL_20260514_195245610.NIGHT.jpg",
        scene=river,
        device=PHONE,
        taken=may(14, "21:52:45.61"),
        exposure=settings(3, "168/100", 3200, 7),
        size=PHONE_SIZE,
        stops=1.6,
        grain=2.2,
    ),
    Shot(
        name="place-du-marche.webp",
        scene=square,
        device=HOSTS,
        taken=may(15, "12:04:50.00"),
        exposure=settings(800, "8", 200, 14),
        xmp=TEXTS["square"],
    ),
)
