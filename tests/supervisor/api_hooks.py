"""What schemathesis does before each request to the public pages (api_test.py): another address each time, since one may ask ten times
a second only; and half of the time the paper and the code that there really are."""

import os
import random

import schemathesis

# Hypothesis seeds the usual generator anew for each example: it would draw the same address and the same lot for all.
chance = random.SystemRandom()
REAL = {"token": os.environ["LUOT_PAPER"], "code": os.environ["LUOT_CODE"]}


@schemathesis.hook
def before_call(context, case, kwargs):
    case.headers = {**(case.headers or {}), "X-Forwarded-For": ".".join(str(chance.randint(1, 254)) for _ in range(4))}
    for name, value in REAL.items():
        if name in (case.path_parameters or {}) and chance.random() < 0.5:
            case.path_parameters[name] = value
