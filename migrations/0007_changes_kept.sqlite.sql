-- What has been recorded stays as it is. This stops mistakes of ours, and nobody who owns the file.

CREATE TRIGGER changes_are_not_changed BEFORE UPDATE ON changes WHEN old.hash <> '' BEGIN SELECT raise(ABORT, 'a change that is recorded is not changed'); END;

CREATE TRIGGER changes_are_not_deleted BEFORE DELETE ON changes BEGIN SELECT raise(ABORT, 'a change that is recorded is not deleted'); END;
