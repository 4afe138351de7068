-- Timelines by month (UTC), each of which can be taken away or moved as a whole. Times before 2000, those further ahead than
-- the service makes months for, and rows whose month is not made yet are in the default partition, so that an insert always
-- finds a place: also one of the version before, which runs on while this one starts and knows of no months.
alter table timeline_entry rename to timeline_entry_unpartitioned;
alter index timeline_entry_pkey rename to timeline_entry_unpartitioned_pkey;

create table timeline_entry (
  tenant_id   text        not null,
  contact_id  uuid        not null,
  occurred_at timestamptz not null,
  id          uuid        not null,
  kind        text        not null,
  channel     text,
  summary     text        not null,
  service     text        not null,
  subject_id  text        not null,
  trace_id    text,
  -- With what filters ask for, so that what a filter leaves out is never fetched from the table
  primary key (tenant_id, contact_id, occurred_at, id) include (kind, channel, service, subject_id)
) partition by range (occurred_at);
create table timeline_entry_default partition of timeline_entry default;

-- Makes the partition of the month that this day is in, unless it is there. Attached, not made as a partition at once, because
-- that holds up whoever writes to any month. Whoever reads looks into the default partition, too, and waits the milliseconds
-- that this takes. It is locked before its rows of the month are moved: one that came in between would make the attaching fail.
create function make_timeline_month(day date) returns void language plpgsql as $$
declare
  partition text := to_char(day, '"timeline_entry_"YYYY_MM');
  first timestamptz := date_trunc('month', day::timestamp) at time zone 'UTC';
  next timestamptz := (date_trunc('month', day::timestamp) + interval '1 month') at time zone 'UTC';
begin
  perform pg_advisory_xact_lock(hashtextextended('timeline_entry', 0));
  if to_regclass(partition) is not null then
    return;
  end if;
  lock table timeline_entry_default in access exclusive mode;
  execute format('create table %I (like timeline_entry)', partition);
  execute format('with moved as (delete from timeline_entry_default where occurred_at >= %L and occurred_at < %L returning *)'
    ' insert into %I select * from moved', first, next, partition);
  execute format('alter table timeline_entry attach partition %I for values from (%L) to (%L)', partition, first, next);
end $$;

-- Copied while the old table is locked by its renaming: whoever writes to it meanwhile waits for the end of this transaction (a
-- million rows take about ten seconds), looks the name up again, and finds the new one. So nothing is written to a table that is
-- on its way out. To attach the old one as the default partition takes no time, but every new month is compared with all of it.
do $$
declare
  month date;
begin
  for month in
    select distinct date_trunc('month', occurred_at at time zone 'UTC')::date from timeline_entry_unpartitioned
    where occurred_at >= timestamptz '2000-01-01 00:00+00' and occurred_at < now() + interval '2 years'
  loop
    perform make_timeline_month(month);
  end loop;
end $$;
insert into timeline_entry select * from timeline_entry_unpartitioned;
drop table timeline_entry_unpartitioned;

-- What staff wrote down: notes, tasks, calls and meetings.
create table activity (
  tenant_id        text        not null,
  id               uuid        not null,
  version          int         not null,
  type             text        not null check (type in ('note', 'task', 'call', 'meeting')),
  subject          text,
  text             text,
  at               timestamptz not null,
  duration_minutes int,
  direction        text        check (direction in ('inbound', 'outbound')),
  outcome          text,
  place            text,
  due_at           timestamptz,
  done_at          timestamptz,
  assignee         text,
  created_by       text        not null,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  primary key (tenant_id, id)
);
-- For everybody's own list of tasks.
create index activity_assignee on activity (tenant_id, assignee, id) where assignee is not null;

-- Whom an activity concerns. No foreign key to the person: who was deleted may be brought back.
create table activity_contact (
  tenant_id   text not null,
  activity_id uuid not null,
  contact_id  uuid not null,
  primary key (tenant_id, activity_id, contact_id),
  foreign key (tenant_id, activity_id) references activity on delete cascade
);
create index activity_contact_contact on activity_contact (tenant_id, contact_id, activity_id);
