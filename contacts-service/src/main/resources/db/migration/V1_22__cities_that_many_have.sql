-- Also cities are weighed by how many people have them, and it is known when they were counted last, and among how many.
alter table duplicate_name drop constraint duplicate_name_field_check;
alter table duplicate_name add constraint duplicate_name_field_check check (field in ('givenName', 'familyName', 'city'));

create table duplicate_name_count (
  tenant_id text   primary key,
  people    bigint not null
);
