import math, no_such_module_here, os_not
