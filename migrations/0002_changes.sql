-- The record of everything that somebody did: history, audit, live update and the library's index are
-- all readings of it. Numbers have no holes and are in the order of commit, a workspace each.

CREATE TABLE counters (
    workspace_id TEXT NOT NULL,
    name TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, name)
);

CREATE TABLE changes (
    workspace_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    thing TEXT NOT NULL,
    thing_id TEXT NOT NULL,
    item TEXT NOT NULL,
    item_id TEXT NOT NULL,
    act TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (workspace_id, number)
);

CREATE INDEX changes_by_thing ON changes (workspace_id, thing, thing_id, number);
