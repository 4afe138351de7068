alter table contact
  drop constraint contact_origin_check,
  add constraint contact_origin_check check (origin in ('api', 'file', 'event', 'undo'));
alter table contact_version
  drop constraint contact_version_origin_check,
  add constraint contact_version_origin_check check (origin in ('api', 'file', 'event', 'undo'));

-- Whom a change has touched
create index contact_change on contact (tenant_id, change_id);
create index contact_version_change on contact_version (tenant_id, change_id);
