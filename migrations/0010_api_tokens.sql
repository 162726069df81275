-- A program asks with a token of a person's or of a service's, an account that nobody can sign in to. Of a
-- token only its hash is kept. Its key begins with the workspace, as the token itself does.

ALTER TABLE people ADD COLUMN is_service BIGINT NOT NULL DEFAULT 0;

CREATE TABLE api_tokens (
    workspace_id TEXT NOT NULL,
    id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    person_id TEXT NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('read', 'write', 'administer')),
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_on BIGINT,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id)
);

CREATE UNIQUE INDEX api_tokens_by_hash ON api_tokens (workspace_id, token_hash);
CREATE INDEX api_tokens_by_person ON api_tokens (workspace_id, person_id, id);
