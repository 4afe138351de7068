-- For people without an address, whom imports recognise by their name.
create index contact_name on contact (tenant_id, family_name, given_name);
