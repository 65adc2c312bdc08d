from .core import Reader, load
from .text import *

__version__ = "1.1"
