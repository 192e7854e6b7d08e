import a
import a.b.c as d , e
from a import b
from a.b import (c)
from a import (b, c,)
from a import (
    b,
    c as d,
)
from . import x
from .. import x
from ...a import x
from .... import x
from a import *
from a_rather_long_package_name.with_a_module import first_name_that_is_long, second_name_that_is_long
from a_package import first_name_that_is_long, second_name_that_is_long, third_name, fourth_name_that_is_long, fifth_name
