-- Who somebody is at the provider that they sign in with, by OpenID Connect: the subject, which never
-- changes, not the e-mail address, which does.

CREATE TABLE identities (
    workspace_id TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    person_id TEXT NOT NULL,
    linked_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, issuer, subject),
    FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);

CREATE UNIQUE INDEX identities_by_person ON identities (workspace_id, person_id, issuer);

-- The second factor of a person: what codes are made of (RFC 6238). `last_step` is the newest step of time
-- whose code was taken, so that no code is taken twice.

CREATE TABLE second_factors (
    workspace_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    secret TEXT NOT NULL,
    is_confirmed BIGINT NOT NULL,
    last_step BIGINT NOT NULL,
    wrong_codes BIGINT NOT NULL,
    closed_until BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, person_id),
    FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);

CREATE TABLE recovery_codes (
    workspace_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    PRIMARY KEY (workspace_id, person_id, code_hash),
    FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);
