-- Each change carries the hash of the one before it and of itself (changes/chain.h): a chain for each
-- workspace. Those that were there before are chained when the program first opens the database, since a
-- hash is nothing that SQL can compute.

ALTER TABLE changes ADD COLUMN hash TEXT NOT NULL DEFAULT '';
