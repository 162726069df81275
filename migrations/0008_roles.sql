-- A person's access is one of six, of which the first account has the highest. SQLite cannot change a
-- CHECK, so the table is made anew; whoever refers to it comes along, so that nothing points at a table
-- that is going.

CREATE TABLE people_with_roles (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    access TEXT NOT NULL CHECK (access IN ('anyone', 'guest', 'reader', 'member', 'administrator', 'owner')),
    password_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

INSERT INTO people_with_roles (workspace_id, id, name, email, access, password_hash, created_at, revision)
SELECT workspace_id, id, name, email, access, password_hash, created_at, revision FROM people;

CREATE TABLE sessions_of_people (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    token_hash TEXT NOT NULL,
    person_id TEXT NOT NULL,
    csrf_token TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, token_hash),
    FOREIGN KEY (workspace_id, person_id) REFERENCES people_with_roles (workspace_id, id)
);

INSERT INTO sessions_of_people (workspace_id, token_hash, person_id, csrf_token, created_at, seen_at)
SELECT workspace_id, token_hash, person_id, csrf_token, created_at, seen_at FROM sessions;

DROP TABLE sessions;
DROP TABLE people;
ALTER TABLE people_with_roles RENAME TO people;
ALTER TABLE sessions_of_people RENAME TO sessions;

CREATE UNIQUE INDEX people_by_email ON people (workspace_id, email) WHERE email <> '';
CREATE INDEX sessions_by_person ON sessions (workspace_id, person_id);
CREATE INDEX people_by_access ON people (workspace_id, access);

-- The longest there of those who could do everything so far.
UPDATE people SET access = 'owner'
 WHERE access = 'administrator'
   AND NOT EXISTS (
       SELECT 1 FROM people AS others
        WHERE others.workspace_id = people.workspace_id AND others.access IN ('administrator', 'owner')
          AND (others.created_at < people.created_at
               OR (others.created_at = people.created_at AND others.id < people.id)));
