-- What a picture looks like, beside its body: near duplicates are found by walking this index alone, which is small (100,000 pictures: a few MB).
alter table asset add column look bit(64) generated always as (('x' || (body ->> 'fingerprint'))::bit(64)) stored;
create index asset_by_look on asset (engine, look, id) where look is not null;

-- Which components show a picture.
create index component_by_picture on component using gin (engine, jsonb_path_query_array(body, '$.fields.*.asset') jsonb_path_ops);

-- Which picture came in place of which.
create index asset_by_replaces on asset (engine, (coalesce(body ->> 'replaces', '')), id);
