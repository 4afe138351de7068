-- What waits to be published. The columns up to payload are those of Debezium's outbox event router, so that change data
-- capture can take the relay's place.
create table outbox (
  tenant_id     text        not null,
  id            uuid        not null,
  aggregatetype text        not null,
  aggregateid   text        not null,
  type          text        not null,
  payload       text        not null,
  traceparent   text,
  occurred_at   timestamptz not null,
  seq           bigint      generated always as identity,
  primary key (tenant_id, id)
);
create index outbox_seq on outbox (seq);

-- What was processed, by listener: the second delivery of an event finds its row.
create table inbox (
  tenant_id   text        not null,
  listener    text        not null,
  event_id    uuid        not null,
  received_at timestamptz not null default now(),
  primary key (tenant_id, listener, event_id)
);
create index inbox_received_at on inbox (received_at);

-- What could not be processed, with the reason, until it is replayed.
create table dead_letter (
  tenant_id   text        not null,
  id          uuid        not null,
  listener    text        not null,
  event_id    uuid        not null,
  type        text        not null,
  subject     text        not null,
  source      text        not null,
  occurred_at timestamptz not null,
  traceparent text,
  payload     text        not null,
  reason      text        not null,
  failed_at   timestamptz not null,
  replayed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, listener, event_id)
);

-- Answers to requests that carried an Idempotency-Key.
create table idempotency_key (
  tenant_id    text        not null,
  key          text        not null,
  request_hash text        not null,
  status       int,
  headers      text,
  body         text,
  created_at   timestamptz not null default now(),
  primary key (tenant_id, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);
