-- What the library reads. Nothing else depends on these rows: delete them and set read_to to 0, and they
-- come back from the changes.

CREATE TABLE library_state (
    workspace_id TEXT PRIMARY KEY,
    read_to BIGINT NOT NULL
);
