-- Events as other systems read them, of companies that have opened their feed. The order is that of (xid, seq): whatever began before all
-- that is still under way is complete, so nobody who reads up to there misses what commits later. from_ is behind what was deleted.
create table partner_feed (
  tenant_id text        not null,
  opened_at timestamptz not null default now(),
  opened_by text        not null,
  from_xid  xid8        not null default pg_current_xact_id(),
  from_seq  bigint      not null default 0,
  primary key (tenant_id)
);

create table partner_event (
  tenant_id   text        not null,
  id          uuid        not null,
  xid         xid8        not null default pg_current_xact_id(),
  seq         bigint      not null generated always as identity,
  type        text        not null,
  contact_id  uuid        not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  payload     jsonb       not null,
  primary key (tenant_id, id),
  foreign key (tenant_id) references partner_feed on delete cascade
);
create index partner_event_order on partner_event (tenant_id, xid, seq);
create index partner_event_received on partner_event using brin (received_at);
