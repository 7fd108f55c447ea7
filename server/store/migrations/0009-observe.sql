-- The event log. A message id is unique within its day for as long as the day is retained.
create table event (
  engine text not null,
  day date not null,
  message_id text not null,
  received_at timestamptz not null,
  at timestamptz not null,
  type text not null,
  name text,
  subject text not null,
  body jsonb not null,
  primary key (engine, day, message_id)
) partition by range (day);
create index event_by_subject on event (engine, subject);
create index event_by_arrival on event using brin (received_at) with (pages_per_range = 16);

-- What was not taken, as it came, with its reason: it can be mended and replayed.
create table dead_letter (
  engine text not null,
  id text not null,
  at timestamptz not null,
  reason text not null,
  place text not null,
  problem text not null,
  raw text not null,
  whole boolean not null,
  state text not null default 'open',
  primary key (engine, id)
);
create index dead_letter_by_state on dead_letter (engine, state, id);

-- What came of a decision: at most one exposure, one click, one conversion each. `day` is that of the decision.
create table outcome (
  engine text not null,
  day date not null,
  decision text not null,
  kind text not null,
  at timestamptz not null,
  message_id text not null,
  placement text not null,
  campaign text,
  subject text,
  value bigint not null,
  machine real not null,
  -- joined: counted by learning.  aside: kept, and not learned from.
  state text not null,
  synthetic boolean not null default false,
  primary key (engine, day, decision, kind)
) partition by range (day);
create index outcome_by_subject on outcome (engine, subject, at) where kind = 'exposure';

-- Events that name a decision by its id before its record has been shipped.
create table waiting_event (
  engine text not null,
  decision text not null,
  message_id text not null,
  body jsonb not null,
  primary key (engine, decision, message_id)
);

-- Counts are the truth of learning: incremented in the transaction that inserts the outcome's row, in any order.
create table learning_cell (
  engine text not null,
  placement text not null,
  day date not null,
  features text not null,
  shown jsonb not null,
  trials bigint not null,
  successes bigint not null,
  value bigint not null,
  value_squares numeric not null,
  primary key (engine, placement, day, features)
);
