"""A frame that counts on paints the same pixels as one that is drawn anew, and far fewer of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app.services.sight import Showing
from app.ui.projector.frames import Frame
from app.ui.projector.tokens import DARK, LIGHT
from PIL import Image, ImageChops
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tests.ui.projector.samples import samples

SAMPLES = samples()
COUNTING = ["05-now-timer", "08-debate", "11-report-back"]
SIZES = [QSize(1920, 1080), QSize(1024, 768), QSize(1366, 768)]
NEARLY = 64
"""How much a glyph's edge may differ between two drawings of it, of 255: the first of its size is not yet cached."""


def at(showing: Showing, seconds: int) -> Showing:
    return replace(showing, seen=replace(showing.seen, seconds=seconds))  # type: ignore[arg-type,call-arg]


def pillow(image: QImage) -> Image.Image:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    return Image.frombuffer(
        "RGB", (rgb.width(), rgb.height()), bytes(rgb.constBits()), "raw", "RGB", rgb.bytesPerLine(), 1
    )


@pytest.mark.parametrize("name", COUNTING)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_counted_on_it_looks_as_if_drawn_anew(name: str, size: QSize, ratio: float) -> None:
    frame = Frame(at(SAMPLES[name], 130), size, ratio, LIGHT)
    counted = frame.count_on(at(SAMPLES[name], 129), size, LIGHT)
    assert counted is not None
    assert counted.width() * counted.height() < 0.25 * size.width() * size.height()
    anew = Frame(at(SAMPLES[name], 129), size, ratio, LIGHT)
    before = Frame(at(SAMPLES[name], 130), size, ratio, LIGHT)
    extremes = ImageChops.difference(pillow(frame.pixels.toImage()), pillow(anew.pixels.toImage())).getextrema()
    assert max(high for _low, high in extremes) <= NEARLY
    changed = ImageChops.difference(pillow(frame.pixels.toImage()), pillow(before.pixels.toImage())).getextrema()
    assert max(high for _low, high in changed) > 150


@pytest.mark.parametrize("name", COUNTING)
def test_it_is_laid_out_anew_where_more_than_a_figure_changes(name: str) -> None:
    size, showing = SIZES[0], at(SAMPLES[name], 600)
    assert Frame(showing, size, 1, LIGHT).count_on(at(showing, 599), size, LIGHT) is None  # 10:00 to 9:59
    assert Frame(showing, size, 1, LIGHT).count_on(at(showing, 0), size, LIGHT) is None  # the time is up
    assert Frame(showing, size, 1, LIGHT).count_on(replace(at(showing, 601), mark=2), size, LIGHT) is None
    assert Frame(showing, size, 1, LIGHT).count_on(at(showing, 601), size, DARK) is None
    assert Frame(showing, size, 1, LIGHT).count_on(at(showing, 601), SIZES[1], LIGHT) is None
    assert Frame(showing, size, 1, LIGHT).count_on(SAMPLES["14-themes"], size, LIGHT) is None
