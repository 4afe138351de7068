-- Who shares a key is read from the index alone where vacuum has seen the page that the row is on. Of a table of millions it looks only
-- after millions more have come: a large import read every fifth row twice.
alter table duplicate_key set (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 250000);
