select noun_table('layer', array['key', 'name']);
create unique index layer_one_key on layer (engine, (body ->> 'key'));
-- One row at most: the share of people who see nothing of the engine.
select noun_table('engineHoldout', array[]::text[]);
create unique index engine_holdout_one on "engineHoldout" (engine);

-- What was seen, so that caps on components and tags can be counted.
alter table outcome add column components text[];

-- Impressions by campaign and placement, moved in the transaction that inserts the exposure: what budgets are counted by.
-- `over` are those of them by which somebody's cap was overshot.
create table impression (
  engine text not null,
  campaign text not null,
  placement text not null,
  day date not null,
  synthetic boolean not null,
  count bigint not null,
  over bigint not null default 0,
  primary key (engine, campaign, placement, day, synthetic)
);

-- What people were given at sticky placements, as the last record that drew anew has it; written when the record is shipped.
create table sticky (
  engine text not null,
  subject text not null,
  placement text not null,
  at timestamptz not null,
  body jsonb not null,
  primary key (engine, subject, placement)
);
create index sticky_by_age on sticky (engine, at);

-- How campaigns of one priority share a placement; kept while a record names it.
create table tier (
  engine text not null,
  id text not null,
  placement text not null,
  priority integer not null,
  at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  body jsonb not null,
  primary key (engine, id)
);
create index tier_by_placement on tier (engine, placement, priority, at);
