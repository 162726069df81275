-- `id` grows with the first reading of a review, so newest first is descending order of it. What a list
-- shows and counts is kept apart from the texts: a thousand narrow rows are a few pages, a thousand texts
-- a thousand. `facets` holds a word for the workspace and for every facet's value, so that the index
-- itself does the filtering.

CREATE TABLE library_documents (
    id INTEGER PRIMARY KEY,
    workspace_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    factor_kinds TEXT NOT NULL,
    published_at BIGINT
);

CREATE UNIQUE INDEX library_documents_by_review ON library_documents (workspace_id, review_id);

CREATE TABLE library_texts (
    id INTEGER PRIMARY KEY REFERENCES library_documents (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    facets TEXT NOT NULL
);

CREATE VIRTUAL TABLE library_index USING fts5 (
    title, body, facets,
    content = 'library_texts', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2 tokenchars '_'", prefix = '2 3 4'
);

CREATE TRIGGER library_texts_added AFTER INSERT ON library_texts BEGIN
    INSERT INTO library_index (rowid, title, body, facets) VALUES (new.id, new.title, new.body, new.facets); END;

CREATE TRIGGER library_texts_deleted AFTER DELETE ON library_texts BEGIN
    INSERT INTO library_index (library_index, rowid, title, body, facets) VALUES ('delete', old.id, old.title, old.body, old.facets); END;

CREATE TRIGGER library_texts_changed AFTER UPDATE ON library_texts BEGIN
    INSERT INTO library_index (library_index, rowid, title, body, facets) VALUES ('delete', old.id, old.title, old.body, old.facets); INSERT INTO library_index (rowid, title, body, facets) VALUES (new.id, new.title, new.body, new.facets); END;
