-- As for SQLite: the newest first is descending order of `id`, and a word for the workspace and for every
-- facet's value stands in the index itself.

CREATE TABLE library_documents (
    workspace_id TEXT NOT NULL,
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    review_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    factor_kinds TEXT NOT NULL,
    published_at BIGINT,
    PRIMARY KEY (workspace_id, id)
);

CREATE UNIQUE INDEX library_documents_by_review ON library_documents (workspace_id, review_id);

CREATE TABLE library_texts (
    workspace_id TEXT NOT NULL,
    id BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    words TSVECTOR NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, id) REFERENCES library_documents (workspace_id, id) ON DELETE CASCADE
);

CREATE INDEX library_texts_by_words ON library_texts USING gin (words);
