-- How often closing a day of a log was begun, and how often it was finished. Whoever writes into an old day holds its row against a round that begins.
create table log_day (
  engine text not null,
  log text not null,
  day date not null,
  begun integer not null default 0,
  closed integer not null default 0,
  closed_at timestamptz,
  primary key (engine, log, day)
);

-- Rows of a day that came, changed or went after a round had begun: what stood there (the hash of its leaf; null: nothing), until the next round is closed.
create table late_row (
  engine text not null,
  log text not null,
  day date not null,
  round integer not null,
  key text not null,
  was bytea,
  why text not null,
  primary key (engine, log, day, round, key)
);
