-- A public link says what it shows. Those that were there before go on showing what they were made for:
-- everything.

ALTER TABLE reviews ADD COLUMN public_layers TEXT NOT NULL DEFAULT 'facts' CHECK (public_layers IN ('facts', 'facts,statements'));

UPDATE reviews SET public_layers = 'facts,statements' WHERE public_token <> '';
