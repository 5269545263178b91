from typing import Any

import pytest

from gallery.config.load import load_settings
from gallery.errors import ConfigError


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"languages": []}, 'languages must name at least one language, such as ["pl", "en"]'),
        ({"languages": ["polski!"]}, "languages holds 'polski!', which is no language tag such as \"pl\""),
        ({"languages": ["PL"]}, "languages holds 'PL', which is no language tag such as \"pl\""),
        ({"languages": ["pl", "en", "pl"]}, "languages names a language twice"),
        ({"languages": ["pt-br", "pt-BR"]}, "languages names a language twice"),
        ({"slug": "Gala 2026"}, "slug may hold small letters a-z, digits and single hyphens only"),
        ({"slug": "a--b"}, "slug may hold small letters a-z, digits and single hyphens only"),
        ({"slug": "../x"}, "slug may hold small letters a-z, digits and single hyphens only"),
        ({"event": {"start": "14.05.2026"}}, "event.start is '14.05.2026'; a date looks like 2026-05-14"),
        ({"event": {"end": "2026-02-30"}}, "event.end is '2026-02-30'; a date looks like 2026-05-14"),
        ({"rights": {"license_url": "javascript:x"}}, "rights.license_url must begin with https:// or http://"),
        ({"rights": {"acquire_url": "example.org"}}, "rights.acquire_url must begin with https:// or http://"),
        (
            {"thumbnails": {"widths": []}},
            "thumbnails.widths must hold at least one width, each from 16 to 16383 pixels",
        ),
        (
            {"thumbnails": {"widths": [15]}},
            "thumbnails.widths must hold at least one width, each from 16 to 16383 pixels",
        ),
        ({"thumbnails": {"widths": [99_999]}}, "thumbnails.widths must hold at least one width, each from 16 to 16383"),
        ({"thumbnails": {"formats": []}}, "thumbnails.formats must hold at least one format, none twice"),
        ({"thumbnails": {"formats": ["jpeg", "jpeg"]}}, "thumbnails.formats must hold at least one format, none twice"),
        ({"thumbnails": {"quality": {"webp": 0}}}, "thumbnails.quality.webp must be from 1 to 100"),
        ({"thumbnails": {"quality": {"jpeg": 101}}}, "thumbnails.quality.jpeg must be from 1 to 100"),
        ({"thumbnails": {"effort": {"avif": 11}}}, "thumbnails.effort.avif must be from 0 to 10"),
        (
            {"thumbnails": {"crops": {"square": "640"}}},
            'thumbnails.crops.square must look like teaser = "640x400", or be one of square, 16:9, og',
        ),
        (
            {"thumbnails": {"crops": {"square": "0x10"}}},
            'thumbnails.crops.square must look like teaser = "640x400", or be one of square, 16:9, og',
        ),
        (
            {"thumbnails": {"crops": {"../x": "1x1"}}},
            'thumbnails.crops.../x must look like teaser = "640x400", or be one of square, 16:9, og',
        ),
        (
            {"thumbnails": {"max_bytes": {"wide": 1000}}},
            'thumbnails.max_bytes.wide must be a width and at least 500 bytes: "640" = 60000',
        ),
        ({"thumbnails": {"max_bytes": {"640": 100}}}, "thumbnails.max_bytes.640 must be a width and at least 500"),
        (
            {"thumbnails": {"animation": "keep", "formats": ["avif", "jpeg"]}},
            'thumbnails.animation can only be "keep" where "webp" is one of thumbnails.formats',
        ),
        ({"thumbnails": {"background": "white"}}, 'thumbnails.background must look like "#ffffff"'),
        ({"dedupe": {"similar": 0}}, 'dedupe.similar must be "all", "best", "off" or a number from 1'),
        ({"page": {"base_url": "/galleries/"}}, "page.base_url must begin with https:// or http://"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(values: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(values)
    assert caught.value.message.startswith(f"settings: {message}")
    assert caught.value.code == "wrong-value"


@pytest.mark.parametrize(
    "values",
    [
        {"languages": ["pl", "zh-Hant", "sr-Latn-RS", "szl"]},
        {"slug": "gala-2026"},
        {"event": {"start": "2026-05-14", "end": ""}},
        {"rights": {"license_url": "https://creativecommons.org/licenses/by/4.0/"}},
        {
            "thumbnails": {
                "widths": [16, 16_383],
                "quality": {"jpeg": 1, "webp": 100},
                "effort": {"webp": 0, "avif": 10},
            }
        },
        {"thumbnails": {"crops": {"square": "640x640", "wide-2": "99999x1"}, "background": "#FFffFF"}},
        {"dedupe": {"similar": 1}},
        {"page": {"base_url": "http://localhost:8000/"}},
    ],
)
def test_what_can_be_meant_is_let_through(values: dict[str, Any]) -> None:
    load_settings(values)
