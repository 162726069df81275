-- What somebody writes for themselves in a review, and who else may read it before they let it go. The
-- text is kept here and nowhere else: the record of changes holds that something sealed changed.

CREATE TABLE private_notes (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    id TEXT NOT NULL,
    writer_id TEXT NOT NULL,
    text TEXT NOT NULL,
    reader_ids TEXT NOT NULL,
    released TEXT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, review_id, id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);

-- Teams, nested once. Who is in one that does not take part is not named in a review.

CREATE TABLE teams (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    parent_id TEXT NOT NULL,
    takes_part BIGINT NOT NULL,
    member_ids TEXT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

CREATE UNIQUE INDEX teams_by_name ON teams (workspace_id, name);

-- The teams that a review names. Their members have rows in review_people, so that whoever asks what
-- somebody may read asks one table.
CREATE TABLE review_teams (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    team_id TEXT NOT NULL,
    PRIMARY KEY (workspace_id, review_id, team_id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id),
    FOREIGN KEY (workspace_id, team_id) REFERENCES teams (workspace_id, id)
);

CREATE INDEX review_teams_by_team ON review_teams (workspace_id, team_id);

-- How somebody knows: they were there, they run it, or they are affected.
ALTER TABLE review_people ADD COLUMN ground TEXT;
