alter table contact
  drop constraint contact_origin_check,
  add constraint contact_origin_check check (origin in ('api', 'file', 'event', 'undo', 'merge'));
alter table contact_version
  drop constraint contact_version_origin_check,
  add constraint contact_version_origin_check check (origin in ('api', 'file', 'event', 'undo', 'merge'));

-- Who was merged into whom. Rows are kept when a merge is undone; until then now_id is who stands for the merged person, which is
-- not the survivor where the survivor was merged into somebody else later. No foreign keys: the merged people are not there.
create table contact_merge (
  tenant_id   text        not null,
  merged_id   uuid        not null,
  change_id   uuid        not null,
  survivor_id uuid        not null,
  now_id      uuid,
  merged_at   timestamptz not null,
  merged_by   text        not null,
  undo_id     uuid,
  undone_at   timestamptz,
  undone_by   text,
  primary key (tenant_id, merged_id, change_id),
  check ((now_id is null) = (undo_id is not null)),
  check (num_nulls(undo_id, undone_at, undone_by) in (0, 3))
);
create unique index contact_merge_present on contact_merge (tenant_id, merged_id) include (now_id) where now_id is not null;
create index contact_merge_now on contact_merge (tenant_id, now_id) where now_id is not null;
create index contact_merge_survivor on contact_merge (tenant_id, survivor_id);
create index contact_merge_change on contact_merge (tenant_id, change_id);
create index contact_merge_undo on contact_merge (tenant_id, undo_id) where undo_id is not null;

-- The ledger of who was merged is copied to the survivor, and counts there from the merge on; it goes when that is undone.
alter table consent_entry
  add column merged_from uuid,
  add column merged_at   timestamptz,
  add check ((merged_from is null) = (merged_at is null));
