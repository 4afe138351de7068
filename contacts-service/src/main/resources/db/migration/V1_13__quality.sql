-- What was measured of the data of all people, the last time of each day (UTC).
create table quality_measurement (
  tenant_id   text        not null,
  day         date        not null,
  measured_at timestamptz not null,
  people      bigint      not null,
  score       numeric,
  report      json        not null,
  primary key (tenant_id, day)
);
