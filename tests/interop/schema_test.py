#!/usr/bin/python3
"""Every golden message fits its schema of spec/, and messages that are wrong do not."""

import copy
import json
import pathlib
import sys
import unittest
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
import jsonschema  # noqa: E402

SPEC = pathlib.Path(__file__).resolve().parents[2] / "spec"


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


SCHEMAS = {path.name.split(".")[0]: load(path) for path in SPEC.glob("*.schema.json")}
STORE = {schema["$id"]: schema for schema in SCHEMAS.values()}


def validator(kind):
    schema = SCHEMAS[kind]
    resolver = jsonschema.RefResolver(base_uri=schema["$id"], referrer=schema, store=STORE)
    return jsonschema.Draft202012Validator(schema, resolver=resolver)


def kind_of(path):
    if path.name.startswith("sync-get"):
        return "request"
    return path.name.split("-")[0]


class Schemas(unittest.TestCase):
    def test_are_schemas(self):
        self.assertEqual(set(SCHEMAS), {"objects", "request", "reply", "event", "sync"})
        for schema in SCHEMAS.values():
            jsonschema.Draft202012Validator.check_schema(schema)

    def test_every_golden_message_fits(self):
        paths = sorted((SPEC / "golden").glob("*.json"))
        self.assertGreater(len(paths), 35)
        for path in paths:
            with self.subTest(path.name):
                validator(kind_of(path)).validate(load(path))

    def test_a_message_without_what_it_needs_does_not_fit(self):
        for path in sorted((SPEC / "golden").glob("*.json")):
            for key in ("v", "id", "op", "ok", "t", "d"):
                message = load(path)
                if key not in message:
                    continue
                del message[key]
                with self.subTest(path.name, without=key):
                    self.assertFalse(validator(kind_of(path)).is_valid(message))

    def test_wrong_arguments_do_not_fit(self):
        issue = load(SPEC / "golden" / "request-ticket-issue.json")
        for key, value in (("field", 7), ("way", "broom"), ("token_hash", "12"), ("priority_class", "king")):
            wrong = copy.deepcopy(issue)
            wrong["args"][key] = value
            self.assertFalse(validator("request").is_valid(wrong), key)
        del issue["args"]["field"]
        self.assertFalse(validator("request").is_valid(issue))

    def test_a_public_ticket_needs_no_id_a_staff_one_is_whole(self):
        staff = load(SPEC / "golden" / "event-ticket-called-staff.json")
        del staff["d"]["ver"]
        self.assertFalse(validator("event").is_valid(staff))


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
