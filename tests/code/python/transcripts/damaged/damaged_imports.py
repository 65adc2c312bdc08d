import
import a.
from import b
from a import
from a import (b, c
from . import (d
import e as
f()
