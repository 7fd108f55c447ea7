select noun_table('attribute', array['key']);
select noun_table('audience', array['key', 'name', 'state']);
select noun_table('key', array['kind', 'state']);
select noun_table('profile', array['userId', 'email', 'lastSeen', 'state']);
select noun_table('placement', array['key', 'name', 'channel', 'state']);
select noun_table('campaign', array['key', 'name', 'family', 'brief', 'state', 'from']);
create unique index attribute_one_key on attribute (engine, (body ->> 'key'));
create unique index audience_one_key on audience (engine, (body ->> 'key'));
create unique index placement_one_key on placement (engine, (body ->> 'key'));
create unique index campaign_one_key on campaign (engine, (body ->> 'key'));

-- Every id that somebody goes by (u:… known, a:… anonymous) leads to one profile.
create table identity (
  engine text not null,
  alias text not null,
  profile text not null,
  primary key (engine, alias)
);
create index identity_by_profile on identity (engine, profile);

-- Tables of volume are cut into days. A part is made first and attached then, which lets inserts into the other days go on.
create function day_part(whole text, day date) returns void language plpgsql as $$
declare
  part text := whole || '_' || to_char(day, 'YYYYMMDD');
begin
  if to_regclass(quote_ident(part)) is not null then return; end if;
  perform pg_advisory_xact_lock(hashtext('day_part'), hashtext(whole));
  if to_regclass(quote_ident(part)) is not null then return; end if;
  execute format('create table %I (like %I including all)', part, whole);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', whole, part, day, day + 1);
end $$;

-- The records of decisions, shipped from the segments. `day` is that of the decision, in UTC.
create table decision (
  engine text not null,
  day date not null,
  id text not null,
  placement text not null,
  campaign text,
  subject text,
  branch text not null,
  body jsonb not null,
  primary key (engine, day, id)
) partition by range (day);
create index decision_by_placement on decision (engine, placement, id);

-- How far each segment file has been shipped, in bytes; moved in the transaction that inserts its records.
create table segment (
  engine text not null,
  name text not null,
  shipped bigint not null,
  primary key (engine, name)
);

-- Everything that decided at a moment, addressed by its content and kept while a record names it.
create table ruleset (
  engine text not null,
  hash text not null,
  since timestamptz not null default clock_timestamp(),
  body jsonb not null,
  primary key (engine, hash)
);

create table snapshot (
  engine text not null,
  id text not null,
  placement text not null,
  campaign text not null,
  arena text not null,
  at timestamptz not null default clock_timestamp(),
  body jsonb not null,
  primary key (engine, id)
);
create index snapshot_by_campaign on snapshot (engine, placement, campaign, at);
create index snapshot_by_age on snapshot (engine, at);

-- What receipts are signed and subjects are hashed with. It never leaves the database but into memory.
create table engine_secret (
  engine text not null,
  purpose text not null,
  secret bytea not null,
  primary key (engine, purpose)
);
