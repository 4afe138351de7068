-- Leads of whom nobody knows yet who they are belong to who has the address.
create index lead_unknown_email on lead (tenant_id, email) where contact_id is null;
create index lead_unknown_phone on lead (tenant_id, phone) where contact_id is null;

-- What is deleted for its age is found by it, and what it leaves behind by what it was.
create index lead_captured on lead (tenant_id, captured_at);
create index opportunity_closed on opportunity (tenant_id, closed_at) where closed_at is not null;
create index sales_order_ordered on sales_order (tenant_id, ordered_at);
create index sales_order_opportunity on sales_order (tenant_id, opportunity_id) where opportunity_id is not null;
