-- What a thing was before each change, for the nouns that keep that: with who changed it, when, and by which operation. What came before this table was not kept.
create table earlier (
  engine text not null,
  noun text not null,
  thing text not null,
  version int not null,
  body jsonb not null,
  by text not null,
  at timestamptz not null,
  operation text not null,
  primary key (engine, noun, thing, version)
);
