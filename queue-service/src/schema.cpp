#include "queue-service/src/schema.h"

#include <array>

namespace luot::queue_service {

namespace {

/// 0.1.0: the log, and the tables that its events add up to.
constexpr const char* firstLayout = R"sql(
CREATE TABLE meta (
    k TEXT PRIMARY KEY,
    v ANY
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    n_staff INTEGER NOT NULL UNIQUE,
    n_pub INTEGER UNIQUE, -- NULL: on the staff stream only
    at_ms INTEGER NOT NULL,
    type TEXT NOT NULL,
    actor TEXT NOT NULL,
    body TEXT NOT NULL, -- JSON; verification reads each (with an untrusted schema no CHECK may call json_valid)
    hash BLOB NOT NULL -- SHA-256 of the hash before and this row, first 16 bytes
) STRICT;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE reply (
    client TEXT NOT NULL,
    rid TEXT NOT NULL,
    h BLOB NOT NULL,
    body TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (client, rid)
) STRICT, WITHOUT ROWID;
CREATE INDEX reply_age ON reply (at_ms);

CREATE TABLE view_checkpoint (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL,
    public_view TEXT NOT NULL,
    staff_view TEXT NOT NULL
) STRICT;

CREATE TABLE ticket (
    id TEXT PRIMARY KEY,
    branch TEXT NOT NULL,
    business_date TEXT NOT NULL,
    field TEXT NOT NULL,
    series TEXT NOT NULL,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    state TEXT NOT NULL,
    priority INTEGER NOT NULL,
    priority_class TEXT NOT NULL,
    counter TEXT,
    call_count INTEGER NOT NULL,
    call_reason TEXT NOT NULL,
    ver INTEGER NOT NULL,
    way TEXT NOT NULL,
    printed TEXT NOT NULL,
    face_bound INTEGER NOT NULL,
    token_hash TEXT,
    outcome TEXT,
    reason TEXT,
    issued_by TEXT NOT NULL,
    issued_ms INTEGER,
    queued_ms INTEGER,
    called_ms INTEGER,
    started_ms INTEGER,
    ended_ms INTEGER,
    issued_seq INTEGER NOT NULL UNIQUE,
    ended_seq INTEGER UNIQUE,
    UNIQUE (branch, business_date, series, number)
) STRICT;
CREATE UNIQUE INDEX one_active ON ticket (counter) WHERE state IN ('called', 'serving');
CREATE UNIQUE INDEX one_token ON ticket (token_hash) WHERE token_hash IS NOT NULL;
CREATE INDEX day ON ticket (business_date);
CREATE INDEX live ON ticket (state) WHERE state IN ('waiting', 'called', 'serving', 'on_hold');
CREATE INDEX served ON ticket (field, ended_seq) WHERE state = 'completed';

CREATE TABLE last_number (
    branch TEXT NOT NULL,
    business_date TEXT NOT NULL,
    series TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (branch, business_date, series)
) STRICT, WITHOUT ROWID;

CREATE TABLE period (
    ticket TEXT NOT NULL REFERENCES ticket (id),
    ordinal INTEGER NOT NULL,
    state TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER,
    counter TEXT,
    actor TEXT NOT NULL,
    PRIMARY KEY (ticket, ordinal)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_open_period ON period (ticket) WHERE to_ms IS NULL;

CREATE TABLE service_request (
    ticket TEXT NOT NULL REFERENCES ticket (id),
    ordinal INTEGER NOT NULL,
    field TEXT NOT NULL,
    outcome TEXT,
    PRIMARY KEY (ticket, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE field (
    id TEXT PRIMARY KEY,
    open INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    wait_from_min INTEGER NOT NULL,
    wait_to_min INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
    id TEXT PRIMARY KEY,
    open INTEGER NOT NULL DEFAULT 0,
    paused INTEGER NOT NULL DEFAULT 0,
    priority_streak INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE counter_session (
    opened_seq INTEGER PRIMARY KEY,
    counter TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    opened_ms INTEGER NOT NULL,
    closed_by TEXT,
    closed_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX one_session ON counter_session (counter) WHERE closed_ms IS NULL;
)sql";

/// Where the log begins once its oldest part is forgotten, and what that part was in figures.
constexpr const char* beginningOfTheLog = R"sql(
CREATE TABLE log_start ( -- the last event forgotten
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL,
    n_staff INTEGER NOT NULL,
    n_pub INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE log_start_row ( -- what the tables held there and still hold
    ordinal INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    content TEXT NOT NULL -- JSON, by column
) STRICT;

CREATE TABLE month_figure (
    month TEXT NOT NULL,
    field TEXT NOT NULL,
    issued INTEGER NOT NULL,
    with_priority INTEGER NOT NULL,
    completed INTEGER NOT NULL,
    no_show INTEGER NOT NULL,
    cancelled INTEGER NOT NULL,
    expired INTEGER NOT NULL,
    called INTEGER NOT NULL, -- how many the next two are sums of
    waited_ms INTEGER NOT NULL, -- queued to called
    walked_ms INTEGER NOT NULL, -- called to started
    served_ms INTEGER NOT NULL, -- started to ended, of the completed
    PRIMARY KEY (month, field)
) STRICT, WITHOUT ROWID;

DROP TRIGGER event_no_delete;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
WHEN OLD.seq > coalesce((SELECT seq FROM log_start), 0) BEGIN SELECT RAISE(ABORT, 'append-only'); END;
)sql";

/// Holding, binding, several requests, profiles and pauses; dossiers, ratings and what people write.
constexpr const char* wholeDomain = R"sql(
ALTER TABLE ticket ADD COLUMN back_ms INTEGER;
ALTER TABLE ticket ADD COLUMN bound_to TEXT;
ALTER TABLE ticket ADD COLUMN ended_by TEXT;
ALTER TABLE service_request ADD COLUMN procedure TEXT;
ALTER TABLE field ADD COLUMN closed_by_hand INTEGER NOT NULL DEFAULT 0;
ALTER TABLE field ADD COLUMN opens_ms INTEGER;
ALTER TABLE counter ADD COLUMN pause_reason TEXT;
ALTER TABLE counter ADD COLUMN profile TEXT; -- set at run time: "A:2 B:1"
ALTER TABLE reply ADD COLUMN seal BLOB; -- of the row, which no event can give back; NULL: an earlier version's
ALTER TABLE view_checkpoint ADD COLUMN seal BLOB;

CREATE TABLE dossier (
    code TEXT PRIMARY KEY,
    procedure TEXT NOT NULL,
    received TEXT NOT NULL,
    due TEXT NOT NULL,
    returned TEXT,
    state TEXT NOT NULL,
    late_cause TEXT,
    reason TEXT,
    ticket TEXT,
    recorded_by TEXT NOT NULL,
    recorded_ms INTEGER NOT NULL,
    settled_by TEXT,
    settled_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX pending ON dossier (due) WHERE state = 'pending';

CREATE TABLE rating (
    ticket TEXT PRIMARY KEY,
    counter TEXT,
    score INTEGER NOT NULL,
    text TEXT,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE feedback (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    ticket TEXT,
    due TEXT NOT NULL,
    answer TEXT,
    added_ms INTEGER NOT NULL,
    answered_by TEXT,
    answered_ms INTEGER
) STRICT, WITHOUT ROWID;
)sql";

/// Who may sign in, who has, and who tried in vain. None of it is in the log.
constexpr const char* people = R"sql(
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    pin TEXT NOT NULL, -- argon2id, as libsodium writes it
    added_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person_session (
    token BLOB PRIMARY KEY, -- its SHA-256
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    machine TEXT NOT NULL,
    until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of ON person_session (person);

CREATE TABLE wrong_pin (
    kind TEXT NOT NULL, -- person, machine
    who TEXT NOT NULL,
    count INTEGER NOT NULL, -- in a row
    last_ms INTEGER NOT NULL,
    locked_until_ms INTEGER NOT NULL,
    PRIMARY KEY (kind, who)
) STRICT, WITHOUT ROWID;
)sql";

/// What devices say of themselves, and the codes that let a phone take a number (which are no part of the
/// log).
constexpr const char* devicesAndPhones = R"sql(
CREATE TABLE device (
    id TEXT PRIMARY KEY, -- "kiosk:k1"
    wants_help INTEGER NOT NULL,
    parts TEXT NOT NULL, -- "camera:ok printer:low"
    text TEXT,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
    code BLOB PRIMARY KEY, -- its SHA-256
    kiosk TEXT NOT NULL,
    until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX due_day ON dossier (due);
)sql";

/// A field whose numbers are given out for the day; how long somebody was at the machine.
constexpr const char* fullAndTaking = R"sql(
ALTER TABLE field ADD COLUMN is_full INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN took_ms INTEGER; -- from lock to asking; NULL: not told
)sql";

/// What kiosks count, and whether they are paused.
constexpr const char* countsOfDevices = R"sql(
ALTER TABLE device ADD COLUMN people INTEGER; -- in its last hour; NULL: not counted
ALTER TABLE device ADD COLUMN is_paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE device ADD COLUMN wrong_pins INTEGER NOT NULL DEFAULT 0;
)sql";

constexpr std::array steps{
    Migration{firstLayout, Migration::Tables::Stay},
    Migration{beginningOfTheLog, Migration::Tables::Stay},
    Migration{wholeDomain, Migration::Tables::Stay},
    Migration{people, Migration::Tables::Stay},
    Migration{devicesAndPhones, Migration::Tables::Stay},
    Migration{fullAndTaking, Migration::Tables::Stay},
    Migration{countsOfDevices, Migration::Tables::Stay},
};
static_assert(steps.size() == schemaVersion);

constexpr const char* ofEndedTicket = "ticket IN (SELECT id FROM ticket WHERE ended_seq NOT NULL)";

constexpr std::array projected{
    ProjectedTable{"ticket", "label || ' of ' || business_date", "ended_seq NOT NULL"},
    ProjectedTable{"last_number", "series || ' of ' || business_date", "business_date <= ?1"},
    ProjectedTable{"period", "ticket || ' ' || ordinal", ofEndedTicket},
    ProjectedTable{"service_request", "ticket || ' ' || ordinal", ofEndedTicket},
    ProjectedTable{"field", "id"},
    ProjectedTable{"counter", "id"},
    ProjectedTable{"counter_session", "counter", "closed_ms NOT NULL"},
    ProjectedTable{"dossier", "code", "settled_ms NOT NULL"},
    ProjectedTable{"rating", "ticket", ofEndedTicket},
    ProjectedTable{"feedback", "id", "answered_ms NOT NULL"},
    ProjectedTable{"device", "id"},
};

}

std::span<const Migration> migrations() { return steps; }

std::span<const ProjectedTable> projectedTables() { return projected; }

}
