-- Every key begins with the workspace, so that the tables can be distributed by it.
-- Times are microseconds since 1970 in UTC, as whole numbers.

CREATE TABLE workspaces (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    wording TEXT NOT NULL,
    charter TEXT NOT NULL,
    charter_version BIGINT NOT NULL,
    draft_due_days BIGINT NOT NULL,
    meeting_due_days BIGINT NOT NULL,
    meeting_days_max BIGINT NOT NULL,
    kinds TEXT NOT NULL,
    severities TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);

CREATE TABLE people (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    access TEXT NOT NULL CHECK (access IN ('anyone', 'member', 'administrator')),
    password_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

CREATE UNIQUE INDEX people_by_email ON people (workspace_id, email) WHERE email <> '';

CREATE TABLE sessions (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    token_hash TEXT NOT NULL,
    person_id TEXT NOT NULL,
    csrf_token TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, token_hash),
    FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);

CREATE INDEX sessions_by_person ON sessions (workspace_id, person_id);

CREATE TABLE sign_in_attempts (
    workspace_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX sign_in_attempts_by_subject ON sign_in_attempts (workspace_id, subject, at);
