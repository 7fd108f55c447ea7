create extension if not exists btree_gin;
-- Things: one table a noun, all of the same form. The body is the whole thing as its schema says;
-- each key is an expression index, so that lists filter and sort without a second copy of the truth.
create function noun_table(noun text, keys text[]) returns void language plpgsql as $$
declare
  key text;
begin
  execute format(
    'create table %I (
       engine text not null,
       id text not null,
       version integer not null,
       body jsonb not null,
       primary key (engine, id)
     )', noun);
  foreach key in array keys loop
    execute format('create index %I on %I (engine, (coalesce(body ->> %L, '''')), id)', noun || '_by_' || key, noun, key);
  end loop;
end $$;

-- The journal's tail: what was committed and is not sealed yet. A Change only appends here and touches no head.
create table journal_tail (
  engine text not null,
  xid xid8 not null default pg_current_xact_id(),
  ordinal bigint generated always as identity,
  envelope jsonb not null,
  salt text not null,
  detail jsonb not null
);
create index journal_tail_order on journal_tail (engine, xid, ordinal);

-- The sealed journal: dense seq, hash chain, never changed.
create table journal (
  engine text not null,
  seq bigint not null,
  at timestamptz not null,
  verb text not null,
  envelope jsonb not null,
  prev text not null,
  hash text not null,
  primary key (engine, seq)
);
create index journal_by_verb on journal (engine, verb, seq);
create index journal_by_object on journal using gin (engine, (envelope -> 'objects') jsonb_path_ops);

-- Detail lies apart, with its salt: erasing a row here breaks no link.
create table journal_detail (
  engine text not null,
  seq bigint not null,
  salt text not null,
  detail jsonb not null,
  primary key (engine, seq)
);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append only';
end $$;
create trigger journal_no_rewrite before update or delete on journal for each row execute function journal_is_append_only();
create trigger journal_no_truncate before truncate on journal for each statement execute function journal_is_append_only();

-- Whoever holds a lease alone does that work until it expires (sealer, flows, learner).
create table lease (
  engine text not null,
  work text not null,
  holder text not null,
  until timestamptz not null,
  primary key (engine, work)
);

-- How far a reader of the journal (a flow, a measure) has come.
create table journal_cursor (
  engine text not null,
  reader text not null,
  seq bigint not null,
  primary key (engine, reader)
);

-- The same key brings the same answer; kept seven days.
create table idempotency (
  engine text not null,
  actor text not null,
  operation text not null,
  key text not null,
  input_hash text not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (engine, actor, operation, key)
);
create index idempotency_by_age on idempotency (at);
