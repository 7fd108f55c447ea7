select noun_table('contactGate', array['channel']);
select noun_table('mailing', array['key', 'state', 'placement', 'brief', 'startedAt']);
select noun_table('suppression', array['address', 'reason', 'scope', 'at']);

create unique index contact_gate_one_channel on "contactGate" (engine, (body ->> 'channel'));
create unique index mailing_one_key on mailing (engine, (body ->> 'key'));

-- How far the ledger of a mailing is filled: the last profile that has its row.
create table mailing_fill (
  engine text not null,
  mailing text not null,
  after text not null,
  primary key (engine, mailing)
);

-- One message to one person. The unique key is the promise that nobody gets the same twice by our doing.
create table delivery (
  engine text not null,
  id text not null,
  mailing text not null,
  person text not null,
  step text not null,
  channel text not null,
  class text not null,
  state text not null check (state in ('waiting', 'reserved', 'handed', 'accepted', 'deferred', 'failed', 'unknown', 'refused')),
  gate text,
  rule text,
  reason text,
  due timestamptz not null,
  attempts integer not null default 0,
  -- The sender that has it in hand: the number of an advisory lock that dies with its process.
  holder integer,
  address text,
  message_id text,
  decision text,
  campaign text,
  variant text,
  unsubscribe text not null,
  planned_at timestamptz not null,
  reserved_at timestamptz,
  handed_at timestamptz,
  settled_at timestamptz,
  primary key (engine, id),
  unique (engine, mailing, person, step)
);
create index delivery_due on delivery (engine, mailing, due) where state in ('waiting', 'deferred');
create index delivery_in_hand on delivery (engine, holder) where holder is not null;
create index delivery_by_state on delivery (engine, mailing, state, gate, rule);
create index delivery_unsettled on delivery (engine, state, id) where state in ('unknown', 'failed');
-- What caps and the rate count: everything that went out or may have gone out.
create index delivery_to_person on delivery (engine, person, channel, reserved_at) where reserved_at is not null;
create index delivery_by_channel on delivery (engine, channel, reserved_at) where reserved_at is not null;
-- The door of the way out knows nothing but the token.
create unique index delivery_unsubscribe on delivery (unsubscribe);

-- Rows to lock, so that two senders never count the same person, or the same channel, at once.
create table contact (
  engine text not null,
  person text not null,
  primary key (engine, person)
);
create table channel_pace (
  engine text not null,
  channel text not null,
  primary key (engine, channel)
);

-- Messages that lie here instead of going out, where no SMTP server is set.
create table mailbox_message (
  engine text not null,
  id text not null,
  delivery text not null,
  at timestamptz not null,
  recipient text not null,
  message jsonb not null,
  primary key (engine, id)
);
create index mailbox_by_time on mailbox_message (engine, at desc, id desc);
create index mailbox_by_recipient on mailbox_message (engine, recipient, at desc);
create unique index mailbox_once on mailbox_message (engine, delivery);
