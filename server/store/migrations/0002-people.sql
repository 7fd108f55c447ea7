select noun_table('engine', array['name']);
select noun_table('person', array['kind', 'email', 'team', 'state', 'name']);
select noun_table('team', array['name']);
select noun_table('token', array['actor', 'hash', 'state']);

-- Exactly one owner: never two (this index); never none (no operation takes the role away without giving it on).
create unique index person_one_owner on person (engine) where body -> 'roles' @> '"owner"';
create unique index person_email on person (engine, lower(body ->> 'email')) where body ->> 'email' is not null;

-- What proves who somebody is. Only hashes lie here, and nothing of it enters the journal.
create table password (
  engine text not null,
  person text not null,
  hash text not null,
  set_at timestamptz not null default now(),
  primary key (engine, person)
);
create table session (
  hash text primary key,
  engine text not null,
  person text not null,
  until timestamptz not null
);
create index session_by_person on session (engine, person);
create table sign_in_link (
  hash text primary key,
  engine text not null,
  person text not null,
  until timestamptz not null
);
