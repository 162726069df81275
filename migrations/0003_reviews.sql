CREATE TABLE templates (
    workspace_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    kind TEXT NOT NULL,
    sections TEXT NOT NULL,
    is_hidden BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

-- The times of the callouts and the sequence (the last change to the review or a part of it) follow
-- from the parts, and are kept here so that a list needs no other table.
CREATE TABLE reviews (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    id TEXT NOT NULL,
    number BIGINT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    stage TEXT NOT NULL,
    zone TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    author_ids TEXT NOT NULL,
    detection_source TEXT,
    ongoing TEXT NOT NULL,
    scope TEXT NOT NULL,
    charter_version BIGINT NOT NULL,
    is_sample BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    published_at BIGINT,
    is_shared BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    template_id TEXT NOT NULL,
    public_token TEXT NOT NULL DEFAULT '',
    sequence BIGINT NOT NULL DEFAULT 0,
    began_at BIGINT,
    detected_at BIGINT,
    declared_at BIGINT,
    mitigated_at BIGINT,
    resolved_at BIGINT,
    last_event_at BIGINT,
    hidden_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);

CREATE UNIQUE INDEX reviews_by_number ON reviews (workspace_id, number);
CREATE INDEX reviews_by_kind ON reviews (workspace_id, kind, number);
CREATE INDEX reviews_by_severity ON reviews (workspace_id, severity, number);
CREATE INDEX reviews_by_stage ON reviews (workspace_id, stage, number);
CREATE INDEX reviews_by_lead ON reviews (workspace_id, lead_id, number);
CREATE UNIQUE INDEX reviews_by_public_token ON reviews (workspace_id, public_token) WHERE public_token <> '';

CREATE TABLE sections (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    prompt TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    position BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    hidden_at BIGINT,
    PRIMARY KEY (workspace_id, review_id, id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);

CREATE TABLE events (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    id TEXT NOT NULL,
    at BIGINT,
    precision TEXT NOT NULL,
    ended_at BIGINT,
    zone TEXT NOT NULL,
    as_written TEXT NOT NULL,
    person_id TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    source TEXT NOT NULL,
    evidence_ids TEXT NOT NULL,
    callouts TEXT NOT NULL,
    inflection TEXT NOT NULL,
    revision BIGINT NOT NULL,
    hidden_at BIGINT,
    PRIMARY KEY (workspace_id, review_id, id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);

CREATE TABLE phases (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    id TEXT NOT NULL,
    began_at BIGINT,
    ended_at BIGINT,
    felt TEXT NOT NULL,
    degree TEXT NOT NULL,
    position BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    hidden_at BIGINT,
    PRIMARY KEY (workspace_id, review_id, id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);

CREATE TABLE attempts (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    id TEXT NOT NULL,
    at BIGINT,
    who TEXT NOT NULL,
    tried TEXT NOT NULL,
    outcome TEXT NOT NULL,
    position BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    hidden_at BIGINT,
    PRIMARY KEY (workspace_id, review_id, id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);

CREATE TABLE surprises (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    who TEXT NOT NULL,
    text TEXT NOT NULL,
    position BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    hidden_at BIGINT,
    PRIMARY KEY (workspace_id, review_id, id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);

CREATE TABLE factors (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    statement TEXT NOT NULL,
    standing TEXT NOT NULL,
    note TEXT NOT NULL,
    position BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    hidden_at BIGINT,
    PRIMARY KEY (workspace_id, review_id, id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);

CREATE TABLE lessons (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    elsewhere TEXT NOT NULL,
    looked_at BIGINT,
    looked_at_note TEXT NOT NULL,
    position BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    hidden_at BIGINT,
    PRIMARY KEY (workspace_id, review_id, id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);

CREATE INDEX lessons_by_kind ON lessons (workspace_id, kind, id);

-- Actions come from reviews today, and from pre-mortems and meetings later: hence the origin.
CREATE TABLE actions (
    workspace_id TEXT NOT NULL,
    origin_id TEXT NOT NULL,
    id TEXT NOT NULL,
    statement TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    link TEXT NOT NULL,
    position BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    hidden_at BIGINT,
    PRIMARY KEY (workspace_id, origin_id, id)
);

CREATE INDEX actions_by_owner ON actions (workspace_id, owner_id, id);

CREATE TABLE set_aside (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    id TEXT NOT NULL,
    rule TEXT NOT NULL,
    phrase TEXT NOT NULL,
    reason TEXT NOT NULL,
    position BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    hidden_at BIGINT,
    PRIMARY KEY (workspace_id, review_id, id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);

CREATE TABLE evidence (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    source_key TEXT NOT NULL,
    author TEXT NOT NULL,
    at BIGINT,
    text TEXT NOT NULL,
    link TEXT NOT NULL,
    raw TEXT NOT NULL,
    PRIMARY KEY (workspace_id, review_id, id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);

CREATE UNIQUE INDEX evidence_by_key ON evidence (workspace_id, review_id, source, source_key) WHERE source_key <> '';
