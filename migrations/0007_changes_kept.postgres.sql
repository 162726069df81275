-- What has been recorded stays as it is. This stops mistakes of ours, and nobody who owns the database.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a change that is recorded is neither changed nor deleted'; END $$;

CREATE TRIGGER changes_are_not_changed BEFORE UPDATE ON changes FOR EACH ROW WHEN (old.hash <> '') EXECUTE FUNCTION refuse_change();

CREATE TRIGGER changes_are_not_deleted BEFORE DELETE ON changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
