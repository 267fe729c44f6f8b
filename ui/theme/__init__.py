"""How it looks: tokens by role, physical sizes, fonts, tinted icons, one style sheet. No colour is written anywhere else."""

from ui.theme.look import LOOK, Look
from ui.theme.metric import Metrics
from ui.theme.token import Palette, Theme

__all__ = ["LOOK", "Look", "Metrics", "Palette", "Theme"]
