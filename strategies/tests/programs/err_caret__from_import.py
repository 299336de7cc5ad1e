from math import sqrt, cubic_root_of
