-- A review is open to the workspace or restricted to the people named here: its lead, its authors and
-- whoever was invited. `number` and `visibility` are the review's, and kept here so that the reviews
-- that somebody is named in are a stretch of an index, as those that are open are.

ALTER TABLE reviews ADD COLUMN visibility TEXT NOT NULL DEFAULT 'open' CHECK (visibility IN ('open', 'restricted'));

CREATE TABLE review_people (
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    parts TEXT NOT NULL,
    number BIGINT NOT NULL,
    visibility TEXT NOT NULL,
    PRIMARY KEY (workspace_id, review_id, person_id),
    FOREIGN KEY (workspace_id, review_id) REFERENCES reviews (workspace_id, id)
);

CREATE INDEX review_people_by_person ON review_people (workspace_id, person_id, visibility, number);

DROP INDEX reviews_by_kind;
DROP INDEX reviews_by_severity;
DROP INDEX reviews_by_stage;
DROP INDEX reviews_by_lead;
CREATE INDEX reviews_by_visibility ON reviews (workspace_id, visibility, number);
CREATE INDEX reviews_by_kind ON reviews (workspace_id, visibility, kind, number);
CREATE INDEX reviews_by_severity ON reviews (workspace_id, visibility, severity, number);
CREATE INDEX reviews_by_stage ON reviews (workspace_id, visibility, stage, number);
CREATE INDEX reviews_by_lead ON reviews (workspace_id, visibility, lead_id, number);

INSERT INTO review_people (workspace_id, review_id, person_id, parts, number, visibility)
SELECT reviews.workspace_id, reviews.id, people.id,
       CASE WHEN people.id <> reviews.lead_id THEN '["author"]'
            WHEN reviews.author_ids LIKE '%"' || people.id || '"%' THEN '["lead","author"]'
            ELSE '["lead"]' END,
       reviews.number, reviews.visibility
  FROM reviews
  JOIN people ON people.workspace_id = reviews.workspace_id
   AND (people.id = reviews.lead_id OR reviews.author_ids LIKE '%"' || people.id || '"%');

-- The library reads everything again, now with who may find it.
DELETE FROM library_state;
