"""Notes of other programs as plain text."""

import pytest

from therapy_tui.exchange.sources._prose import plain


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("one<br>two<BR />three", "one\ntwo\nthree"),
        ("one<br><br><br>two", "one\n\n\ntwo"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("one<div>two</div>three", "one\ntwo\nthree"),
        ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
        ("<i>in</i> <b>bold</b>", "in bold"),
        ('<font color="#fff">bright</font>', "bright"),
        ("2 < 3 and <3 and <sigh> stay", "2 < 3 and <3 and <sigh> stay"),
        ("tea &amp; cake &#228; &#xE4; &quot;so&quot;", 'tea & cake ä ä "so"'),
        ("&lt;br&gt; was typed", "<br> was typed"),
        ("AT&T ?a=1&copy=2", "AT&T ?a=1&copy=2"),
        ("thin\u00a0space", "thin space"),
        ("  ", ""),
    ],
)
def test_markup_goes_and_words_stay(told: str, text: str) -> None:
    assert plain(told) == text
